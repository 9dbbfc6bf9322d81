import { canonicalJson } from '#vybory/canonical-json';
import { parseCampaignDefinition } from '#vybory/campaigns';
import { relationCatalogue } from '#vybory/checks';
import { formCatalogue, orderItems, type CampaignKind } from '#vybory/forms';
import { kinds, votingDayAfter } from './command.js';
import { orderDefinition } from './definition/definition.js';
import { mistakesOf, plantsFor } from './mistakes/plants.js';
import { differences } from './play/plant.js';
import { batchesOf, type Batch } from './play/slots.js';
import { valuesOf } from './values/index.js';
import { happeningsOfPrecincts, happeningsOfSubjects } from './world/happenings.js';
import { makeWorld } from './world/make-world.js';
import type { World } from './world/world.js';

function generated(kind: CampaignKind, seed = 1): { readonly world: World; readonly batches: readonly Batch[] } {
  const world = makeWorld({ kind, campaign: 'demo', votingDay: '2032-03-28', precincts: 9, seed });
  const happened = [...happeningsOfSubjects(world), ...happeningsOfPrecincts(world)];
  return { world, batches: batchesOf(world, orderDefinition(world), happened) };
}

function written({ world, batches }: ReturnType<typeof generated>): string {
  return canonicalJson(
    batches.flatMap(({ slots }) => slots.map((slot) => ({ ...slot, values: valuesOf(world, slot) }))),
  );
}

describe.each(kinds)('a generated %s campaign', (kind) => {
  const { world, batches } = generated(kind);

  test('has a definition without errors, with every relation that has something to say', () => {
    const definition = orderDefinition(world);
    expect(parseCampaignDefinition(definition, { forms: formCatalogue() })).toEqual({ definition });
    const used = new Set(definition.forms.map(({ form }) => form));
    const concerned = relationCatalogue.filter(({ judges }) => judges.some(({ form }) => used.has(form)));
    expect(definition.relations.map(({ id }) => id)).toEqual(concerned.map(({ id }) => id));
  });

  test('has something to submit for every item of the order', () => {
    const asked = new Set(orderItems().flatMap((item) => (item.kind === kind ? [item.form] : [])));
    expect(new Set(batches.map(({ form }) => form.key))).toEqual(asked);
  });

  test('is the same for the same seed', () => {
    expect(written(generated(kind, 3))).toBe(written(generated(kind, 3)));
    expect(written(generated(kind, 3))).not.toBe(written(generated(kind, 4)));
  });

  test('finds a place for every mistake of its kind', () => {
    const plants = plantsFor(world, batches, { seed: 1, mistakes: 1_000 });
    const usable = mistakesOf[kind].filter(({ form }) => batches.some((batch) => batch.form.key === form));
    expect(plants).toHaveLength(usable.length);
  });

  test('comes in the order of its stages and terms', () => {
    const stages = ['announced', 'preparation', 'voting', 'tabulation', 'established'];
    const order = batches.map(({ stage, due }) => `${stages.indexOf(stage)} ${due}`);
    expect(order).toEqual([...order].sort());
  });
});

test('what is missed and what is unexpected is counted one by one', () => {
  const place = { relation: 'T-1', form: 'turnout-notice', unit: '11', key: '' };
  const other = { ...place, relation: 'X-8', key: '11:00' };
  expect(differences([place, other], [other, place])).toEqual({ missed: [], unexpected: [] });
  expect(differences([place, place], [place])).toEqual({ missed: ['T-1: turnout-notice, 11'], unexpected: [] });
  expect(differences([], [other])).toEqual({ missed: [], unexpected: ['X-8: turnout-notice, 11, 11:00'] });
});

test('the voting day is a Sunday for which every first term lies ahead', () => {
  for (let day = 1; day <= 14; day++) {
    const today = new Date(Date.UTC(2026, 10, day));
    const votingDay = new Date(`${votingDayAfter(today)}T00:00Z`);
    expect(votingDay.getUTCDay()).toBe(0);
    expect((votingDay.getTime() - today.getTime()) / 86_400_000).toBeGreaterThanOrEqual(160);
  }
});
