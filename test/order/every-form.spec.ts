import fc from 'fast-check';
import {
  campaignDefinitionHash,
  CampaignRuntime,
  evolve,
  initialCampaignState,
  type CampaignDefinition,
} from '#vybory/campaigns';
import { findForm, formCatalogue, orderItems, type CampaignKind, type FormDefinition } from '#vybory/forms';
import type { FormValues } from '#vybory/submissions';
import { breaksOf, type Break } from '../../libs/forms/src/testing/breaks.js';
import { validValues, type Places } from '../../libs/forms/src/testing/valid-values.js';
import { orderCampaign, placeOf, type ItemPlace } from '../support/order-campaign.js';
import { expectProblem, problemOf, submit, submitAndWait } from '../support/submitting.js';
import { headOf, openCampaign, startTestSystem, type TestSystem } from '../support/test-system.js';
import { uploadDocument, withDocuments } from '../support/uploading.js';

const kinds: readonly CampaignKind[] = ['presidential', 'parliamentary', 'referendum', 'local'];
/** Values of each form; the structures themselves are tried with many more where they are defined. */
const valuesPerForm = 3;
const seed = 20020331;

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem();
});
afterAll(() => system.stop());

const tried = new Set<string>();

describe.each(kinds)('forms of a %s campaign', (kind) => {
  const definition = allAtOnce(orderCampaign(kind, `every-form-${kind}`));
  const runtime = runtimeOf(definition);
  const items = orderItems().filter((item) => item.kind === kind && !tried.has(item.form) && tried.add(item.form));
  const forms = items.map((item) => {
    const form = findForm(item.form);
    if (form === undefined) throw new Error(`${item.form} is not in the catalogue`);
    return { key: form.key, form, place: placeOf(item, definition) };
  });

  beforeAll(() => openCampaign(system.url, definition, 'tabulation'));

  it.each(forms)('$key is accepted with valid values and refused with a broken rule', async ({ form, place }) => {
    const contest = form.slotKey.includes('contest') ? definition.contests[0] : undefined;
    const context = runtime.formContext(form, contest, place.unit);
    const upload = { url: system.url, campaign: definition.id, body: place.body };
    const file = `sha256:${await uploadDocument(upload)}`;
    const samples = differentOnes(
      fc.sample(validValues(form, context, placesIn(definition, file)), { seed, numRuns: valuesPerForm }),
    );
    let clarifies: string | undefined;
    for (const sample of samples) {
      const values = await withDocuments(form.key, sample as FormValues, upload);
      clarifies = await expectAccepted(definition.id, form, place, values, clarifies);
    }
    const before = await headOf(system, definition.id);
    for (const broken of breaksOf(form, samples[0] ?? {}, context))
      await expectRefused(definition.id, form, place, broken);
    expect(await headOf(system, definition.id)).toBe(before);
  });
});

it('tries every form of the order', () => {
  expect([...tried].sort()).toEqual([...formCatalogue().keys()].sort());
});

async function expectAccepted(
  campaign: string,
  { key: form }: FormDefinition,
  { unit, key, body }: ItemPlace,
  values: FormValues,
  clarifies: string | undefined,
): Promise<string> {
  const submission = { form, unit, key, values, ...(clarifies !== undefined && { clarifies }) };
  const settled = await submitAndWait(system.url, campaign, submission, { body }).catch((error: unknown) => {
    throw new Error(`${form}: ${String(error)} ${JSON.stringify(values)}`);
  });
  expect({ form, ...settled.submission }).toMatchObject({ form, status: 'accepted', findings: [] });
  return settled.receipt.submission;
}

async function expectRefused(
  campaign: string,
  { key: form }: FormDefinition,
  { unit, key, body }: ItemPlace,
  { path, code, values }: Break,
): Promise<void> {
  const answer = await submit(system.url, campaign, { form, unit, key, values: values as FormValues }, { body });
  expectProblem(answer, 422, 'submission-malformed');
  const errors = problemOf(answer).errors ?? [];
  expect({ form, errors: errors.map((error) => `${error.path} ${error.code}`) }).toEqual({
    form,
    errors: expect.arrayContaining([`values.${path} ${code}`]),
  });
  expect(errors.every(({ message }) => /\S/.test(message))).toBe(true);
}

/** A clarified version has to change something. */
function differentOnes<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** The same campaign, with everything open at one stage. */
function allAtOnce(definition: CampaignDefinition): CampaignDefinition {
  return { ...definition, forms: definition.forms.map((use) => ({ ...use, stages: ['tabulation'] })) };
}

function runtimeOf(definition: CampaignDefinition): CampaignRuntime {
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status !== 'known') throw new Error('the campaign is not announced');
  return new CampaignRuntime(state, formCatalogue());
}

function placesIn({ territory }: CampaignDefinition, file: string): Places {
  const codes = (wanted: string): readonly string[] =>
    territory.filter(({ level }) => level === wanted).map(({ code }) => code);
  return {
    precincts: codes('precinct'),
    units: {
      country: codes('country'),
      region: codes('region'),
      district: codes('district'),
      precinct: codes('precinct'),
    },
    file,
  };
}
