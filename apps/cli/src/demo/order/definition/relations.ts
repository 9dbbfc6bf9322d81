import type { FormUse, RelationUse } from '#vybory/campaigns';
import { relationCatalogue } from '#vybory/checks';
import type { World } from '../world/world.js';

/** Thresholds that a country of a few thousand people can reach; everything else is as the catalogue has it. */
function paramsFor({ regions }: World): Readonly<Record<string, RelationParams>> {
  const inEachRegion = { nomineeRegions: regions.length, referendumRegions: regions.length };
  return {
    'X-30': { nominee: 300, nomineePerRegion: 100, referendum: 300, referendumPerRegion: 100, ...inEachRegion },
  };
}

type RelationParams = Readonly<Record<string, number | string | boolean>>;

/** Every relation of the catalogue that has something to say about a form of the campaign, with its default severity. */
export function relationsFor(world: World, forms: readonly FormUse[]): readonly RelationUse[] {
  const used = new Set(forms.map(({ form }) => form));
  const params = paramsFor(world);
  return relationCatalogue
    .filter(({ judges }) => judges.some(({ form }) => used.has(form)))
    .map(({ id, severity }) => ({ id, severity, ...(params[id] !== undefined && { params: params[id] }) }));
}
