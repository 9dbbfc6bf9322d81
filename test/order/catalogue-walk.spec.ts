import request from 'supertest';
import type { CampaignDefinition, Stage } from '#vybory/campaigns';
import { findForm, orderItems, type CampaignKind, type OrderItem } from '#vybory/forms';
import type { FormValues } from '#vybory/submissions';
import { orderCampaign, placeOf } from '../support/order-campaign.js';
import { submitAndWait } from '../support/submitting.js';
import { withDocuments } from '../support/uploading.js';
import { enterStage, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';

const kinds: readonly CampaignKind[] = ['presidential', 'parliamentary', 'referendum', 'local'];
const stages: readonly Stage[] = ['preparation', 'voting', 'tabulation', 'established'];

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

interface SlotInCompleteness {
  readonly slot: string;
  readonly owed: boolean;
  readonly state: string;
  readonly carriers: string;
  readonly agreement: string;
  readonly complete: boolean;
}

/** By reference, what completeness says in the end of the slot of each item that was submitted. */
const visible = new Map<string, SlotInCompleteness>();

const itemsOf = (kind: CampaignKind): readonly OrderItem[] => orderItems().filter((item) => item.kind === kind);

/** What comes as often as something happens is owed by nobody and never missing: it is there when it came. */
const isOnEvent = ({ form }: OrderItem): boolean => findForm(form)?.slotKey.includes('occasion') === true;

/** Sends the example of the form as the body of the item, and waits for the outcome. @returns values as they were sent, and the submission */
async function submitExample(
  { ref, form }: OrderItem,
  definition: CampaignDefinition,
  { unit, key, body, contest }: ReturnType<typeof placeOf>,
): Promise<{ readonly values: FormValues; readonly submission: string }> {
  const { id: campaign } = definition;
  const query = { campaign, unit, ...(contest !== undefined && { contest }) };
  const example = await request(system.url).get(`/api/v1/forms/${form}/example`).query(query);
  expect({ ref, status: example.status }).toEqual({ ref, status: 200 });
  const values = await withDocuments(form, example.body as FormValues, { url: system.url, campaign, body });
  const settled = await submitAndWait(system.url, campaign, { form, unit, key, values }, { body }).catch(
    (error: unknown) => {
      throw new Error(`${ref} ${form}: ${String(error)}`);
    },
  );
  expect({ ref, ...settled.submission }).toMatchObject({
    ...{ ref, status: 'accepted' },
    registrationNumber: expect.any(Number) as number,
  });
  return { values, submission: settled.receipt.submission };
}

async function slotsOf(campaign: string, state: 'accepted' | 'extra'): Promise<readonly SlotInCompleteness[]> {
  for (let caughtUp = false; !caughtUp;) {
    const { body } = await request(system.url).get('/api/v1/status').query({ campaign });
    ({ caughtUp } = body as { readonly caughtUp: boolean });
  }
  const { body } = await request(system.url)
    .get(`/api/v1/campaigns/${campaign}/completeness/slots`)
    .query({ state, limit: 1000 });
  return (body as { readonly items: readonly SlotInCompleteness[] }).items;
}

describe.each(kinds)('every item of the order in a %s campaign', (kind) => {
  const definition: CampaignDefinition = orderCampaign(kind, `order-${kind}`);
  const stageOf = ({ form }: OrderItem): Stage | undefined => {
    const use = definition.forms.find((one) => one.form === form);
    return stages.find((stage) => use?.stages.includes(stage));
  };
  /** By reference. */
  const submitted = new Map<string, string>();

  beforeAll(() => openCampaign(system.url, definition, 'announced'));

  it.each(stages)(
    'is submitted by its body, checked, registered, acknowledged and accepted, and agrees with its paper: %s',
    async (stage) => {
      expect((await enterStage(system.url, definition.id, stage)).status).toBe(200);
      for (const item of itemsOf(kind).filter((one) => stageOf(one) === stage)) {
        const place = placeOf(item, definition);
        const { values, submission } = await submitExample(item, definition, place);
        const paper = { channel: 'post', incomingNumber: item.ref, shelfMark: 'A-1' };
        const { unit, key, body } = place;
        const onPaper = await request(system.url)
          .post(`/api/v1/campaigns/${definition.id}/paper-entries`)
          .set({ 'vybory-body': 'secretariat', 'vybory-person': 'registrar' })
          .send({ form: item.form, unit, key, body, paper, values });
        expect({ item: item.ref, answered: onPaper.status, ...(onPaper.body as object) }).toMatchObject({
          ...{ item: item.ref, answered: 201, status: 'confirmed' },
          comparison: { electronic: submission, agrees: true },
        });
        submitted.set(item.ref, submission);
      }
    },
    120_000,
  );

  it('is one submission in a slot of its own', () => {
    expect([...submitted.keys()].sort()).toEqual(
      itemsOf(kind)
        .map(({ ref }) => ref)
        .sort(),
    );
    const slots = new Set([...submitted.values()].map((submission) => submission.replace(/~\d+$/, '')));
    expect(slots.size).toBe(itemsOf(kind).length);
  });

  it('is visible in completeness: owed, received on both carriers and accepted; what comes on event as received', async () => {
    const [owed, onEvent] = [await slotsOf(definition.id, 'accepted'), await slotsOf(definition.id, 'extra')];
    for (const item of itemsOf(kind)) {
      const submission = submitted.get(item.ref) ?? '';
      const found = (isOnEvent(item) ? onEvent : owed).find(({ slot }) => submission.startsWith(`${slot}~`));
      expect({ item: item.ref, ...found }).toMatchObject({
        ...{ item: item.ref, owed: !isOnEvent(item), state: 'accepted' },
        ...{ carriers: 'both', agreement: 'agreed', complete: true },
      });
      if (found !== undefined) visible.set(item.ref, found);
    }
    // Nothing else was submitted, so that nothing else came.
    expect(owed.length + onEvent.length).toBe(itemsOf(kind).length);
  });
});

it('covers all 135 items: 135 slots, 110 of which are owed and 25 come on event', () => {
  expect([...visible.keys()].sort()).toEqual(
    orderItems()
      .map(({ ref }) => ref)
      .sort(),
  );
  const slots = [...visible.values()];
  expect(new Set(slots.map(({ slot }) => slot)).size).toBe(135);
  expect(slots.filter(({ owed }) => owed)).toHaveLength(110);
});
