import { formCatalogue, type FieldDescription, type FormDefinition, type FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { periodOf } from '../finance/days.js';
import { fundReceipts } from '../forms.js';
import { recordsIn, textIn, type JsonRecord } from '../reading.js';
import { relation, type BoundRelation, type Violation } from '../relation.js';
import type { SubmissionView } from '../submission-view.js';

/** Names of fields that begin and end the same term, wherever a form has both. */
const terms = [
  { from: 'periodFrom', to: 'periodTo' },
  { from: 'powersFrom', to: 'powersTo' },
  { from: 'from', to: 'to' },
  { from: 'filedAt', to: 'decidedAt' },
  { from: 'receivedAt', to: 'disposedAt' },
  { from: 'authoritiesNotifiedAt', to: 'heldAt' },
  { from: 'adoptedAt', to: 'amendedAt' },
  { from: 'registeredAt', to: 'certifiedAt' },
  { from: 'residentSince', to: 'statementAt' },
  { from: 'decisionAt', to: 'reportAsOf' },
] as const;

interface Term {
  /** Absent: the form's own fields. */
  readonly table?: string;
  readonly from: string;
  readonly to: string;
}

/**
 * F-4: what begins does not begin after its end: periods of reports, terms of powers, residence and work, filing and decision, receipt and disposal, notification
 * and meeting, adoption and amendment, registration and certification; a report for a period begins no later than the day that its key names; a receipt lies within the period of its statement. Read from the
 * forms: wherever one has both days. Source: OWN. Severity `error`.
 */
export const f4 = relation({
  id: 'F-4',
  version: 2,
  title: text('Початок не пізніше кінця', 'A beginning is no later than the end'),
  formula: 'from ≤ to; periodFrom ≤ last day in the key; from ≤ receivedAt ≤ to',
  source: 'OWN, from the fields of the forms in the order № 60',
  severity: 'error',
  judges: [...formCatalogue().values()].filter(hasTerm).map(({ key }) => ({ form: key })),
  missing: 'skip-any',
  params: {},
  bind: ({ form }) => boundTo(form),
});

function hasTerm(form: FormDefinition): boolean {
  return termsOf(form).length > 0 || endsInKey(form);
}

function termsOf({ fields }: FormDefinition): readonly Term[] {
  const own = termsAmong(fields);
  const inRows = fields.flatMap((field) =>
    field.kind === 'rows' ? termsAmong(field.fields).map((term) => ({ ...term, table: field.name })) : [],
  );
  return [...own, ...inRows];
}

function termsAmong(fields: readonly FieldDescription[]): readonly Term[] {
  const isDay = (name: string) => fields.some((field) => field.name === name && field.kind === 'local-time');
  return terms.filter(({ from, to }) => isDay(from) && isDay(to));
}

function endsInKey({ fields, slotKey }: FormDefinition): boolean {
  return slotKey.includes('period') && fields.some(({ name }) => name === 'periodFrom');
}

function boundTo(form: FormKey): BoundRelation | undefined {
  const definition = formCatalogue().get(form);
  if (definition === undefined) return undefined;
  const all = termsOf(definition);
  const inKey = endsInKey(definition);
  return {
    judge: (submission) => [
      ...all.flatMap((term) => termBreaches(term, submission)),
      ...(inKey ? order('periodFrom', textIn(submission.values, 'periodFrom'), periodOf(submission.key)) : []),
      ...(form === fundReceipts ? outside(submission) : []),
    ],
  };
}

function termBreaches({ table, from, to }: Term, { values }: SubmissionView): readonly Violation[] {
  const judge = (record: JsonRecord, prefix: string) =>
    order(`${prefix}${from}`, textIn(record, from), textIn(record, to), `${prefix}${to}`);
  if (table === undefined) return judge(values, '');
  return recordsIn(values, table).flatMap(({ path, row }) => judge(row, `${path}.`));
}

function order(field: string, from: string | undefined, to: string | undefined, other?: string): readonly Violation[] {
  if (from === undefined || to === undefined || from <= to) return [];
  const message = compose((l) =>
    l === 'uk' ? `Початок ${from} пізніше кінця ${to}.` : `The beginning ${from} is later than the end ${to}.`,
  );
  return [{ fields: [field, ...(other === undefined ? [] : [other])], expected: to, actual: from, message }];
}

function outside({ key, values }: SubmissionView): readonly Violation[] {
  const from = textIn(values, 'periodFrom') ?? '';
  const to = periodOf(key);
  return recordsIn(values, 'receipts').flatMap(({ path, row }) => {
    const day = textIn(row, 'receivedAt');
    if (day === undefined || (from <= day && day <= to)) return [];
    const message = compose((l) =>
      l === 'uk'
        ? `Надходження ${day} поза періодом ${from} – ${to}.`
        : `The receipt of ${day} is outside of ${from} to ${to}.`,
    );
    return [{ fields: [`${path}.receivedAt`, 'periodFrom'], expected: day < from ? from : to, actual: day, message }];
  });
}
