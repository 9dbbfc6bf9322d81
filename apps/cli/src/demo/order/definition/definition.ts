import {
  bodiesOfOrder,
  formUsesOfOrder,
  type CampaignDefinition,
  type ContestDefinition,
  type FormUse,
  type SubjectDefinition,
  type TerritoryDefinition,
} from '#vybory/campaigns';
import type { CampaignKind } from '#vybory/forms';
import { text, type Text } from '#vybory/language';
import type { Precinct, World } from '../world/world.js';
import { dutiesFor } from './duties.js';
import { happenings } from './happenings.js';
import { higherLines, precinctLines } from './lines.js';
import { relationsFor } from './relations.js';

const titles: Readonly<Record<CampaignKind, Text>> = {
  presidential: text('Вибори Президента (вигадані дані)', 'Presidential election (invented data)'),
  parliamentary: text('Вибори народних депутатів (вигадані дані)', 'Parliamentary election (invented data)'),
  referendum: text('Всеукраїнський референдум (вигадані дані)', 'Referendum (invented data)'),
  local: text('Місцеві вибори (вигадані дані)', 'Local elections (invented data)'),
};

/** Everything that the order asks for in a kind of campaign, for the country that was generated; its precincts are registered later. */
export function orderDefinition(world: World): CampaignDefinition {
  const { kind, campaign, days } = world;
  const forms = formsFor(world);
  return {
    id: campaign,
    kind,
    title: titles[kind],
    votingDay: days.votingDay,
    timeZone: 'Europe/Kyiv',
    polls: { open: '08:00', close: '20:00' },
    territory: territoryOf(world),
    contests: contestsOf(world),
    subjects: subjectsOf(world),
    turnoutSlots: kind === 'local' ? [] : [{ at: '11:00' }, { at: '15:00' }, { at: '20:00' }],
    bodies: bodiesOfOrder(kind),
    forms,
    duties: dutiesFor(kind, forms),
    happenings,
    relations: relationsFor(world, forms),
  };
}

/** A decision on who is elected is taken in single-mandate districts only. */
function formsFor({ kind, questions }: World): readonly FormUse[] {
  const decided = questions.filter(({ territory }) => territory !== 'UA').map(({ id }) => id);
  return formUsesOfOrder(kind).map((use) =>
    use.form === 'district-results-decision' ? { ...use, contests: decided } : use,
  );
}

function territoryOf({ regions }: World): readonly TerritoryDefinition[] {
  return [
    { code: 'UA', level: 'country', name: text('Україна', 'Ukraine') },
    ...regions.map(({ code, name }) => ({ code, level: 'region' as const, parent: 'UA', name })),
    ...regions.flatMap(({ code: parent, districts }) =>
      districts.map(({ code, number }) => ({
        code,
        level: 'district' as const,
        parent,
        number,
        name: text(`Округ № ${number}`, `District No. ${number}`),
      })),
    ),
  ];
}

export function precinctUnit({ code, number, district, kind }: Precinct): TerritoryDefinition {
  const name = text(`Виборча дільниця № ${number}`, `Election precinct No. ${number}`);
  return { code, level: 'precinct', parent: district, number, kind, name };
}

function contestsOf({ kind, questions }: World): readonly ContestDefinition[] {
  return questions.map(({ id, title, territory, answers }) => ({
    id,
    title,
    territory,
    contestants: answers.map((answer, index) => ({ ...answer, no: index + 1 })),
    precinctLines: precinctLines(kind),
    districtLines: higherLines(kind),
    boxes: kind === 'presidential' ? 'required' : 'none',
  }));
}

function subjectsOf({ participants }: World): readonly SubjectDefinition[] {
  return [...participants.values()].map(({ id, kind, name, place, members, territory }) => ({
    id,
    kind,
    name,
    ...(place !== undefined && { contestant: place }),
    ...(members !== undefined && { members }),
    ...(territory !== undefined && { territory }),
  }));
}
