import { text } from '#vybory/language';
import type { ProblemError } from '#vybory/platform';
import { paperChannels, type FormValues, type PaperDocument, type SubmissionId } from '#vybory/submissions';
import {
  actual,
  clarifiesMember,
  isRecord,
  noObject,
  problem,
  textMember,
  unexpected,
  valuesMember,
  versionMember,
  type Read,
} from '../submissions/envelope.js';

/** What a registrar sends for a paper form. Its values are not validated yet. */
export interface PaperEnvelope {
  readonly form: string;
  readonly formVersion?: number;
  readonly unit: string;
  readonly key?: string;
  /** Who sent the paper. */
  readonly body: string;
  readonly paper: PaperDocument;
  readonly values: FormValues;
  readonly clarifies?: SubmissionId;
}

const members = ['form', 'formVersion', 'unit', 'key', 'body', 'paper', 'values', 'clarifies'];
const paperMembers = ['channel', 'incomingNumber', 'shelfMark', 'scan'];
const maximumWords = 2000;

/** Judges everything but the values, which the form judges; says all that is wrong at once. */
export function readPaper(payload: unknown): Read<{ readonly envelope: PaperEnvelope }> {
  if (!isRecord(payload)) return { ok: false, errors: [noObject()] };
  const errors = [
    ...unexpected(payload, members, ''),
    ...textMember(payload, 'form', true, 64),
    ...versionMember(payload),
    ...textMember(payload, 'unit', true, 64),
    ...textMember(payload, 'key', false, 200),
    ...textMember(payload, 'body', true, 130),
    ...sheetErrors(payload['paper']),
    ...valuesMember(payload),
    ...clarifiesMember(payload),
  ];
  if (errors.length > 0) return { ok: false, errors };
  // Every member has been judged above.
  return { ok: true, envelope: payload as unknown as PaperEnvelope };
}

/** What another registrar reads on the paper: `{values}`. */
export function readReading(payload: unknown): Read<{ readonly values: FormValues }> {
  if (!isRecord(payload)) return { ok: false, errors: [noObject()] };
  const errors = [...unexpected(payload, ['values'], ''), ...valuesMember(payload)];
  // It has been judged above.
  return errors.length > 0 ? { ok: false, errors } : { ok: true, values: payload['values'] as FormValues };
}

/** One member with words for the record, such as `{explanation}`. */
export function readWords(payload: unknown, member: string): Read<{ readonly words: string }> {
  if (!isRecord(payload)) return { ok: false, errors: [noObject()] };
  const errors = [...unexpected(payload, [member], ''), ...textMember(payload, member, true, maximumWords)];
  // It has been judged above.
  return errors.length > 0 ? { ok: false, errors } : { ok: true, words: payload[member] as string };
}

function sheetErrors(paper: unknown): ProblemError[] {
  if (!isRecord(paper)) {
    const code = paper === undefined ? 'missing-field' : 'not-an-object';
    const message = text(
      'Вкажіть, як надійшов документ, його вхідний номер і місце зберігання',
      'Say how the paper came, its incoming number and its shelf mark',
    );
    return [problem('paper', code, message)];
  }
  return [
    ...unexpected(paper, paperMembers, 'paper.'),
    ...channelErrors(paper['channel']),
    ...textMember(paper, 'incomingNumber', true, 64, 'paper.'),
    ...textMember(paper, 'shelfMark', true, 200, 'paper.'),
    ...scanErrors(paper['scan']),
  ];
}

function channelErrors(channel: unknown): ProblemError[] {
  if (paperChannels.some((known) => known === channel)) return [];
  const message = text('Вкажіть, як надійшов документ', 'Say how the paper came');
  const code = channel === undefined ? 'missing-field' : 'unknown-choice';
  return [problem('paper.channel', code, message, { expected: [...paperChannels], ...actual(channel) })];
}

function scanErrors(scan: unknown): ProblemError[] {
  if (scan === undefined || (typeof scan === 'string' && /^sha256:[0-9a-f]{64}$/.test(scan))) return [];
  const message = text(
    'Тут має бути sha256: і 64 шістнадцяткові цифри',
    'sha256: and 64 hexadecimal digits are expected here',
  );
  return [problem('paper.scan', 'not-a-file', message)];
}
