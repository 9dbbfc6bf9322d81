import type { DiscrepancyAct } from '#vybory/checks';
import type { JsonValue } from '#vybory/canonical-json';
import { isPlainText } from '#vybory/forms';
import { text, type Text } from '#vybory/language';
import type { ProblemError } from '#vybory/platform';
import { parseSubmissionId, type FormValues, type SubmissionId } from '#vybory/submissions';

/** What a body sends: one form for one slot. Its values are not validated yet. */
export interface Envelope {
  readonly form: string;
  /** Which version of a form that was designed at run time; absent: the one in force. */
  readonly formVersion?: number;
  readonly unit: string;
  readonly key?: string;
  readonly values: FormValues;
  readonly clarifies?: SubmissionId;
  readonly acts?: readonly DiscrepancyAct[];
  readonly channel: 'electronic';
}

export type ReadEnvelope =
  { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly errors: readonly ProblemError[] };

const members = ['form', 'formVersion', 'unit', 'key', 'values', 'clarifies', 'acts', 'channel'];
const actMembers = ['relation', 'explanation', 'number', 'date'];
const maximumActs = 50;
const maximumReason = 2000;
const longestEcho = 64;

/** Judges everything but the values, which the form judges; says all that is wrong at once. */
export function readEnvelope(payload: unknown): ReadEnvelope {
  if (!isRecord(payload))
    return {
      ok: false,
      errors: [
        problem('', 'not-an-object', text('Тут має бути об’єкт подання', 'A submission object is expected here')),
      ],
    };
  const errors: ProblemError[] = [
    ...unexpected(payload, members, ''),
    ...textMember(payload, 'form', true, 64),
    ...versionMember(payload),
    ...textMember(payload, 'unit', true, 64),
    ...textMember(payload, 'key', false, 200),
    ...valuesMember(payload),
    ...clarifiesMember(payload),
    ...actsMember(payload),
    ...channelMember(payload),
  ];
  if (errors.length > 0) return { ok: false, errors };
  // Every member has been judged above.
  return { ok: true, envelope: { ...(payload as unknown as Envelope), channel: 'electronic' } };
}

export type Read<Content> =
  ({ readonly ok: true } & Content) | { readonly ok: false; readonly errors: readonly ProblemError[] };

/** What attaches acts later: `{acts: [...]}`, at least one. */
export function readActs(payload: unknown): Read<{ readonly acts: readonly [DiscrepancyAct, ...DiscrepancyAct[]] }> {
  if (!isRecord(payload)) return { ok: false, errors: [noObject()] };
  const { acts } = payload;
  const none = acts === undefined || (Array.isArray(acts) && acts.length === 0);
  const errors = [
    ...unexpected(payload, ['acts'], ''),
    ...(none ? [problem('acts', 'missing-field', required)] : actsMember(payload)),
  ];
  if (errors.length > 0) return { ok: false, errors };
  // Each act has been judged above, and there is at least one.
  return { ok: true, acts: acts as readonly [DiscrepancyAct, ...DiscrepancyAct[]] };
}

/** What withdraws: `{reason}`. */
export function readWithdrawal(payload: unknown): Read<{ readonly reason: string }> {
  if (!isRecord(payload)) return { ok: false, errors: [noObject()] };
  const errors = [...unexpected(payload, ['reason'], ''), ...textMember(payload, 'reason', true, maximumReason)];
  // It has been judged above.
  return errors.length > 0 ? { ok: false, errors } : { ok: true, reason: payload['reason'] as string };
}

const required = text('Обов’язкове поле не заповнено', 'This field is required');

export function noObject(): ProblemError {
  return problem('', 'not-an-object', text('Тут має бути об’єкт', 'An object is expected here'));
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function unexpected(
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
  parent: string,
): ProblemError[] {
  return Object.keys(record)
    .filter((name) => !known.includes(name))
    .map((name) =>
      problem(
        `${parent}${shortened(name)}`,
        'unexpected-field',
        text('Такого поля тут немає', 'There is no such field here'),
      ),
    );
}

/** A name that came from outside may be megabytes long. */
function shortened(name: string): string {
  return name.length > longestEcho ? `${name.slice(0, longestEcho)}…` : name;
}

export function textMember(
  record: Readonly<Record<string, unknown>>,
  name: string,
  isRequired: boolean,
  maximum: number,
  parent = '',
): ProblemError[] {
  const value = record[name];
  const path = `${parent}${name}`;
  if (value === undefined) {
    return isRequired ? [problem(path, 'missing-field', required)] : [];
  }
  if (typeof value !== 'string')
    return [problem(path, 'not-a-text', text('Тут має бути текст', 'A text is expected'), actual(value))];
  if (isRequired && value.trim() === '')
    return [problem(path, 'blank-text', text('Текст не може бути порожнім', 'The text must not be blank'))];
  if (value.length > maximum) {
    return [
      problem(
        path,
        'text-too-long',
        text(`Текст довший за дозволений (символів: ${maximum})`, `The text is longer than ${maximum} characters`),
        {
          expected: maximum,
        },
      ),
    ];
  }
  if (!isPlainText(value)) {
    return [
      problem(
        path,
        'unprintable-character',
        text(
          'Текст містить недопустимі керівні символи',
          'The text has control characters or is not well-formed Unicode',
        ),
      ),
    ];
  }
  return [];
}

export function versionMember({ formVersion }: Readonly<Record<string, unknown>>): ProblemError[] {
  if (formVersion === undefined || (Number.isSafeInteger(formVersion) && Number(formVersion) >= 1)) return [];
  return [
    problem(
      'formVersion',
      'not-a-whole-number',
      text('Тут має бути номер редакції форми', 'The number of a version of the form is expected'),
      actual(formVersion),
    ),
  ];
}

export function valuesMember({ values }: Readonly<Record<string, unknown>>): ProblemError[] {
  if (values === undefined) return [problem('values', 'missing-field', required)];
  return isRecord(values)
    ? []
    : [
        problem(
          'values',
          'not-an-object',
          text('Тут має бути об’єкт із полями форми', 'An object with the fields of the form is expected here'),
        ),
      ];
}

export function clarifiesMember(record: Readonly<Record<string, unknown>>): ProblemError[] {
  const { clarifies } = record;
  if (clarifies === undefined) return [];
  if (typeof clarifies === 'string' && parseSubmissionId(clarifies)) return [];
  return [
    problem(
      'clarifies',
      'not-a-submission-id',
      text(
        'Тут має бути номер подання, яке уточнюється, з його квитанції',
        'The id of the submission that is clarified is expected, as on its receipt',
      ),
      actual(clarifies),
    ),
  ];
}

function actsMember({ acts }: Readonly<Record<string, unknown>>): ProblemError[] {
  if (acts === undefined) return [];
  if (!Array.isArray(acts))
    return [problem('acts', 'not-a-list', text('Тут має бути перелік актів', 'A list of acts is expected'))];
  if (acts.length > maximumActs) {
    return [
      problem(
        'acts',
        'too-many-rows',
        text(`Актів має бути не більше ніж ${maximumActs}`, `At most ${maximumActs} acts are expected`),
      ),
    ];
  }
  return acts.flatMap((act: unknown, index) => actErrors(act, `acts.${index}.`));
}

function actErrors(act: unknown, parent: string): ProblemError[] {
  if (!isRecord(act))
    return [
      problem(
        parent.slice(0, -1),
        'not-an-object',
        text('Тут має бути акт про невідповідність', 'A discrepancy act is expected here'),
      ),
    ];
  return [
    ...unexpected(act, actMembers, parent),
    ...textMember(act, 'relation', true, 64, parent),
    ...textMember(act, 'explanation', true, 2000, parent),
    ...textMember(act, 'number', false, 64, parent),
    ...textMember(act, 'date', false, 10, parent),
  ];
}

function channelMember({ channel }: Readonly<Record<string, unknown>>): ProblemError[] {
  if (channel === undefined || channel === 'electronic') return [];
  return [
    problem(
      'channel',
      'unknown-choice',
      text('Канал подання може бути лише «electronic»', 'The channel can only be "electronic"'),
      {
        expected: ['electronic'],
        ...actual(channel),
      },
    ),
  ];
}

export interface Evidence {
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}

/** Only short scalars are told back. */
export function actual(value: unknown): Evidence {
  if (typeof value === 'number' || typeof value === 'boolean') return { actual: value };
  return typeof value === 'string' && value.length <= longestEcho && value.isWellFormed() ? { actual: value } : {};
}

export function problem(path: string, code: string, message: Text, evidence: Evidence = {}): ProblemError {
  return { path, code, message, ...evidence };
}
