import type { CampaignRuntime } from '#vybory/campaigns';
import { text, type Text } from '#vybory/language';

/** A place that is worth a look. */
export interface Address {
  readonly path: string;
  readonly title: Text;
}

export interface AddressGroup {
  readonly title: Text;
  readonly addresses: readonly Address[];
}

const interfaces: AddressGroup = {
  title: text('Для розробників', 'For developers'),
  addresses: [
    { path: '/api/openapi.json', title: text('опис API (OpenAPI 3.1)', 'description of the API (OpenAPI 3.1)') },
    { path: '/api/v1/forms', title: text('каталог форм', 'catalogue of forms') },
    { path: '/api/v1/campaigns', title: text('кампанії', 'campaigns') },
  ],
};

const operations: AddressGroup = {
  title: text('Стан системи', 'State of the system'),
  addresses: [
    { path: '/health/ready', title: text('чи система працює', 'whether the system works') },
    { path: '/api/v1/status', title: text('докуди опрацьовано журнал', 'how far the log has been processed') },
    { path: '/metrics', title: text('показники (Prometheus)', 'metrics (Prometheus)') },
  ],
};

/** Everything that a person who opens the printed address may want to see. */
export function addressGroups(campaigns: readonly CampaignRuntime[]): readonly AddressGroup[] {
  return [...campaigns.map(groupOf), interfaces, operations];
}

function groupOf({ id, definition }: CampaignRuntime): AddressGroup {
  const base = `/api/v1/campaigns/${id}`;
  const [contest, another] = definition.contests;
  const which = contest !== undefined && another !== undefined ? `?contest=${contest.id}` : '';
  return {
    title: definition.title,
    addresses: [
      { path: `${base}/results${which}`, title: text('результати', 'results') },
      { path: `${base}/turnout`, title: text('явка', 'turnout') },
      { path: `${base}/completeness`, title: text('повнота надходжень', 'completeness') },
      { path: `${base}/findings`, title: text('невідповідності', 'findings') },
      {
        path: `${base}/discrepancies`,
        title: text('розбіжності носіїв', 'differences between electronic and paper'),
      },
      {
        path: `${base}/paper-entries`,
        title: text('паперові форми, що чекають', 'paper forms that wait for somebody'),
      },
      { path: `${base}/journal`, title: text('журнал надходжень', 'journal of submissions') },
      { path: `${base}/events`, title: text('події так, як вони збережені', 'events as they are stored') },
      { path: base, title: text('визначення кампанії', 'definition of the campaign') },
    ],
  };
}
