import type { CampaignRuntime, FormUse } from '#vybory/campaigns';
import { fileReferences, type FieldError, type FormDefinition, type NamedFile } from '#vybory/forms';
import type { Problem } from '#vybory/platform';
import type { EnterPaper, FormValues, SlotAddress } from '#vybory/submissions';
import type { Registrar } from '../registrar.js';
import { addressOf, inValues, malformed } from '../submissions/prepare.js';
import { readPaper } from './paper-envelope.js';

export interface PreparedPaper {
  readonly command: EnterPaper;
  /** Files that the values name; whether the campaign has them is still to be found out. */
  readonly files: readonly NamedFile[];
  /** Why nothing new of this form is taken now (409). */
  readonly closed: Problem | undefined;
}

/**
 * Turns what a registrar sent into a command, or says why not. Pure; nothing is stored yet.
 * @throws Problem 403 when the sender of the paper may not submit it, 422 with everything that is wrong with its shape
 */
export function preparePaper(
  payload: unknown,
  { body: registrar, person }: Registrar,
  idempotencyKey: string | undefined,
  campaign: CampaignRuntime,
  forms: ReadonlyMap<string, FormDefinition>,
): PreparedPaper {
  const read = readPaper(payload);
  if (!read.ok) throw malformed(read.errors);
  const { body, paper, values, clarifies } = read.envelope;
  const { slot, form, formVersion, use, closed, errors } = addressOf(read.envelope, body, campaign, forms);
  refuse(errors, use);
  const command: EnterPaper = {
    type: 'EnterPaper',
    ...{ slot, body, registrar, person, document: paper, values, formHash: form.hash },
    ...(formVersion !== undefined && { formVersion }),
    doubleEntry: use.doubleEntry ?? false,
    compare: use.compare ?? {},
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(clarifies && { clarifies }),
  };
  return { command, files: fileReferences(form, values), closed };
}

/**
 * Holds what another registrar read to the same form, in the version that the first entry was judged by.
 * @returns the files that it names
 * @throws Problem 422
 */
export function checkReading(
  { form, unit, key }: SlotAddress,
  values: FormValues,
  { body, formVersion }: { readonly body: string; readonly formVersion?: number },
  campaign: CampaignRuntime,
  forms: ReadonlyMap<string, FormDefinition>,
): readonly NamedFile[] {
  const version = formVersion === undefined ? {} : { formVersion };
  const { errors, use, form: definition } = addressOf({ form, unit, key, values, ...version }, body, campaign, forms);
  refuse(errors, use);
  return fileReferences(definition, values);
}

const missing: ReadonlySet<string> = new Set(['missing-field', 'missing-line', 'missing-contestant', 'boxes-missing']);

/** What the campaign lets a paper lack is not required of it. */
function refuse(errors: readonly FieldError[], { compare }: FormUse): void {
  const lacking = compare?.absentOnPaper ?? [];
  const left = errors.filter(
    ({ code, path }) => !missing.has(code) || !lacking.some((named) => path === named || path.startsWith(`${named}.`)),
  );
  if (left.length > 0) throw malformed(left.map(inValues));
}
