import {
  orderBodies,
  orderItems,
  type BodyKey,
  type CampaignKind,
  type FormCategory,
  type FormKey,
  type Level,
  type SubjectKind,
} from '#vybory/forms';
import type { BodyDefinition, FormUse, Stage } from '../definition.js';

/**
 * Bodies that section 3 of the order asks something of in a kind of campaign, and the Secretariat, which enters what comes on paper. For a
 * definition to start from: what a law does otherwise, the definition says.
 */
export function bodiesOfOrder(kind: CampaignKind): readonly BodyDefinition[] {
  const asked = new Set(orderItems().flatMap((item) => (item.kind === kind ? [item.body] : [])));
  return [...asked, 'secretariat' as const].map((id) => ({ id, title: orderBodies[id].title, ...scopeOf[id] }));
}

/** Every form of the order that a kind of campaign asks for, with the bodies that submit it and the stages at which it is taken. */
export function formUsesOfOrder(kind: CampaignKind): readonly FormUse[] {
  const uses = new Map<FormKey, FormUse>();
  for (const { form, body, category } of orderItems().filter((item) => item.kind === kind)) {
    const by = uses.get(form)?.by.filter((id) => id !== 'secretariat') ?? [];
    uses.set(form, { form, by: [...new Set([...by, body]), 'secretariat'], stages: stagesOf[category] });
  }
  return [...uses.values()];
}

/** One body per unit of a level, one per subject of some kinds, or a single one for the country. */
const scopeOf: Readonly<
  Record<BodyKey, { readonly level: Level; readonly subjects?: readonly [SubjectKind, ...SubjectKind[]] }>
> = {
  'regional-council': { level: 'region' },
  'territorial-commission': { level: 'district' },
  'district-commission': { level: 'district' },
  'region-referendum-commission': { level: 'region' },
  'district-referendum-commission': { level: 'district' },
  'council-head': { level: 'district' },
  party: { level: 'country', subjects: ['party', 'bloc'] },
  'nomination-meeting': { level: 'country', subjects: ['nomination-meeting'] },
  candidate: { level: 'country', subjects: ['candidate'] },
  'initiative-group': { level: 'country', subjects: ['initiative-group'] },
  media: { level: 'country', subjects: ['media-outlet'] },
  'foreign-observer-sender': { level: 'country', subjects: ['observer-sender'] },
  mfa: { level: 'country' },
  'savings-bank': { level: 'country' },
  treasury: { level: 'country' },
  'penitentiary-department': { level: 'country' },
  'statistics-committee': { level: 'country' },
  secretariat: { level: 'country' },
  'informatisation-unit': { level: 'country' },
  'commission-head': { level: 'country' },
};

const beforeVoting: readonly Stage[] = ['announced', 'preparation', 'voting'];
const throughout: readonly Stage[] = ['announced', 'preparation', 'voting', 'tabulation', 'established'];
const afterwards: readonly Stage[] = ['tabulation', 'established'];

const stagesOf: Readonly<Record<FormCategory, readonly Stage[]>> = {
  formation: beforeVoting,
  composition: beforeVoting,
  nomination: beforeVoting,
  registration: beforeVoting,
  accreditation: throughout,
  observers: throughout,
  media: throughout,
  finance: throughout,
  ballots: beforeVoting,
  'voter-lists': [...beforeVoting, 'tabulation'],
  // Voting before the day, too (order № 60, 3.3.б.2).
  turnout: ['preparation', 'voting', 'tabulation'],
  counting: ['voting', 'tabulation'],
  results: afterwards,
  complaints: afterwards,
  local: throughout,
};
