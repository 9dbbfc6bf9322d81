import { participantsOf, type World } from './world.js';

/** Something that conditional duties wait for took place. */
export interface Happening {
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly unit?: string;
  readonly subject?: string;
}

/** Who takes part of its own and has a fund that the bank reports on. Known from the beginning. */
export function happeningsOfSubjects(world: World): readonly Happening[] {
  const at = `${world.days.day(-160)}T09:00:00.000Z`;
  const own = participantsOf(world, 'party', 'bloc').filter(({ takesPart }) => takesPart);
  const kinds = world.kind === 'presidential' ? (['candidate'] as const) : (['party', 'bloc'] as const);
  const funded = participantsOf(world, ...kinds).filter(({ id }) => world.funds.has(id));
  return [
    ...own.map(({ id }) => ({ name: 'takes-part', at, subject: id })),
    ...funded.map(({ id }) => ({ name: 'fund-opened', at, subject: id })),
  ];
}

/** Which precincts were formed abroad: known when they are registered. */
export function happeningsOfPrecincts({ precincts, days }: World): readonly Happening[] {
  const abroad = [...precincts.values()].filter(({ kind }) => kind === 'foreign');
  return abroad.map(({ code }) => ({ name: 'abroad', at: `${days.day(-44)}T09:00:00.000Z`, unit: code }));
}
