import request from 'supertest';
import type { CampaignDefinition, Stage } from '#vybory/campaigns';
import { orderItems, type CampaignKind, type OrderItem } from '#vybory/forms';
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

/** Each item once; items that share a form and its contest share the slot, too. */
function itemsOf(kind: CampaignKind): readonly OrderItem[] {
  const seen = new Set<string>();
  return orderItems().filter((item) => item.kind === kind && !seen.has(item.form) && seen.add(item.form));
}

describe.each(kinds)('every item of the order in a %s campaign', (kind) => {
  const definition: CampaignDefinition = orderCampaign(kind, `order-${kind}`);
  const open = new Map<Stage, OrderItem[]>(stages.map((stage) => [stage, []]));
  for (const item of itemsOf(kind)) {
    const use = definition.forms.find(({ form }) => form === item.form);
    const stage = stages.find((candidate) => use?.stages.includes(candidate));
    if (stage !== undefined) open.get(stage)?.push(item);
  }

  beforeAll(() => openCampaign(system.url, definition, 'announced'));

  it.each(stages)(
    'is submitted by its body, checked, registered, acknowledged and accepted, and agrees with its paper: %s',
    async (stage) => {
      expect((await enterStage(system.url, definition.id, stage)).status).toBe(200);
      for (const item of open.get(stage) ?? []) {
        const { unit, key, body } = placeOf(item, definition);
        const example = await request(system.url).get(
          `/api/v1/forms/${item.form}/example?campaign=${definition.id}&unit=${unit}`,
        );
        expect({ item: item.ref, status: example.status }).toEqual({ item: item.ref, status: 200 });
        const upload = { url: system.url, campaign: definition.id, body };
        const values = await withDocuments(item.form, example.body as FormValues, upload);
        const settled = await submitAndWait(
          system.url,
          definition.id,
          { form: item.form, unit, key, values },
          { body },
        ).catch((error: unknown) => {
          throw new Error(`${item.ref} ${item.form}: ${String(error)}`);
        });
        expect({ item: item.ref, ...settled.submission }).toMatchObject({
          item: item.ref,
          status: 'accepted',
          registrationNumber: expect.any(Number),
        });
        const paper = { channel: 'post', incomingNumber: item.ref, shelfMark: 'A-1' };
        const onPaper = await request(system.url)
          .post(`/api/v1/campaigns/${definition.id}/paper-entries`)
          .set({ 'vybory-body': 'secretariat', 'vybory-person': 'registrar' })
          .send({ form: item.form, unit, key, body, paper, values });
        expect({ item: item.ref, answered: onPaper.status, ...(onPaper.body as object) }).toMatchObject({
          ...{ item: item.ref, answered: 201, status: 'confirmed' },
          comparison: { electronic: settled.receipt.submission, agrees: true },
        });
      }
    },
    120_000,
  );

  it('is there, all of them', () => {
    expect([...open.values()].flat().length).toBe(itemsOf(kind).length);
  });
});

it('covers all 135 items', () => {
  expect(orderItems()).toHaveLength(135);
});
