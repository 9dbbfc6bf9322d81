import type { CampaignDefinition } from '#vybory/campaigns';
import type { JsonValue } from '#vybory/canonical-json';
import { exampleOf, findForm, type FormKey } from '#vybory/forms';
import { text } from '#vybory/language';
import { FactBook, type FactKey } from '../facts.js';
import type { Finding } from '../finding.js';
import { relationCatalogue } from '../relation-catalogue.js';
import { compileRuleSet } from '../rule-set.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { sampleCampaign } from './sample-campaign.js';

interface Options {
  readonly params?: Readonly<Record<string, number | string | boolean>>;
  readonly campaign?: Partial<CampaignDefinition>;
}

/** A country `UA`, its region `R` and the district `7` of the sample campaign. */
const territory: CampaignDefinition['territory'] = [
  { code: 'UA', level: 'country', name: text('Україна', 'Ukraine') },
  { code: 'R', level: 'region', parent: 'UA', name: text('Область', 'Region') },
  { code: '7', level: 'district', parent: 'R', name: text('Округ', 'District') },
];

/** What one relation of the catalogue finds with these facts. Fails when the relation asks for a fact that it did not declare. */
export function judgedBy(
  id: string,
  submission: SubmissionView,
  facts: FactBook = new FactBook(),
  { params, campaign }: Options = {},
): readonly Finding[] {
  const severity = relationCatalogue.find((relation) => relation.id === id)?.severity ?? 'error';
  const use = { id, severity, ...(params === undefined ? {} : { params }) };
  const rules = compileRuleSet(sampleCampaign([use], { territory, ...campaign }));
  const declared = new FactBook();
  for (const need of rules.needs(submission)) copy(need, facts, declared);
  const findings = rules.check(submission, declared);
  expect(rules.check(submission, facts)).toEqual(findings);
  for (const { message } of findings) expect(`${message.uk} ${message.en}`).not.toMatch(/undefined|NaN|\[object/);
  return findings;
}

function copy(key: FactKey, from: FactBook, to: FactBook): void {
  const fact = from.get(key);
  if (fact !== undefined) to.set(key, fact);
}

/** The form's own example with some values changed. */
export function example(form: FormKey, changes: Readonly<Record<string, unknown>> = {}): FormValues {
  const definition = findForm(form);
  if (definition === undefined) throw new Error(`the catalogue has no form ${form}`);
  return { ...exampleOf(definition), ...changes } as FormValues;
}

export function of(form: FormKey, values: FormValues, place: Partial<SubmissionView> = {}): SubmissionView {
  return { form, unit: '7', key: '', values, ...place };
}

/** A row of the example's table with some cells changed. */
export function rowOf(values: FormValues, table: string, changes: Readonly<Record<string, unknown>> = {}): JsonValue {
  const rows = values[table] as readonly FormValues[];
  return { ...rows[0], ...changes } as JsonValue;
}
