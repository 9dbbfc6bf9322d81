import type { CampaignRuntime, FormUse, Refusal } from '#vybory/campaigns';
import {
  bindForm,
  fileReferences,
  type BoundForm,
  type FieldError,
  type FormContext,
  type FormDefinition,
  type NamedFile,
} from '#vybory/forms';
import { text } from '#vybory/language';
import { Problem, type ProblemError } from '#vybory/platform';
import { contentOf, type SlotAddress, type Submit } from '#vybory/submissions';
import { readEnvelope, type Envelope } from './envelope.js';

export interface Sender {
  readonly body: string;
  readonly idempotencyKey?: string;
}

export interface Prepared {
  readonly command: Submit;
  /** Files that the values name; whether the campaign has them is still to be found out. */
  readonly files: readonly NamedFile[];
  /** Why nothing new of this form is taken now (409). What was taken before still gets its receipt again. */
  readonly closed?: Problem;
}

/**
 * Turns what a body sent into a command, or says why not: 403 when the body may not, 422 with everything that is wrong
 * with its shape. Pure; nothing is stored yet.
 * @throws Problem
 */
export function prepareSubmission(
  payload: unknown,
  { body, idempotencyKey }: Sender,
  campaign: CampaignRuntime,
  forms: ReadonlyMap<string, FormDefinition>,
): Prepared {
  const read = readEnvelope(payload);
  if (!read.ok) throw malformed(read.errors);
  const { envelope } = read;
  const { slot, form, formVersion, closed, errors } = addressOf(envelope, body, campaign, forms);
  if (errors.length > 0) throw malformed(errors.map(inValues));
  const { values, clarifies, acts, channel } = envelope;
  const content = contentOf({ slot, values, ...(clarifies && { clarifies }), ...(acts && { acts }) });
  const command: Submit = {
    type: 'Submit',
    slot,
    body,
    channel,
    contentHash: content.hash,
    formHash: form.hash,
    ...(formVersion !== undefined && { formVersion }),
    values,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
    ...(clarifies && { clarifies }),
    ...(acts && { acts }),
  };
  const files = fileReferences(form, values);
  return closed ? { command, files, closed } : { command, files };
}

interface Address {
  readonly slot: SlotAddress;
  readonly form: FormDefinition;
  readonly use: FormUse;
  readonly formVersion: number | undefined;
  readonly closed: Problem | undefined;
  /** What the form says of the values. */
  readonly errors: readonly FieldError[];
}

/**
 * The slot that is meant, when this body may submit this form for it.
 * @throws Problem 403, 422
 */
export function addressOf(
  envelope: Pick<Envelope, 'form' | 'formVersion' | 'unit' | 'key' | 'values'>,
  body: string,
  campaign: CampaignRuntime,
  forms: ReadonlyMap<string, FormDefinition>,
): Address {
  const { form, formVersion } = formOf(envelope, campaign, forms);
  const use = campaign.formUse(form.key);
  if (!use) throw malformed([unknownForm(envelope.form, campaign)]);
  const fits = campaign.unitFits(form, envelope.unit);
  if (!fits.ok) throw malformed([fieldRefused('unit', fits)]);
  const actor = campaign.mayActFor(body, use, envelope.unit);
  if (!actor.ok) throw forbidden(actor);
  const open = campaign.openNow(use);
  const key = campaign.resolveKey(form, envelope.unit, envelope.key, actor);
  if (!key.ok) throw malformed([fieldRefused('key', key)]);
  const entitled = campaign.mayActAbout(actor, key.subject);
  if (!entitled.ok) throw forbidden(entitled);
  const errors = validatorFor(form, campaign.formContext(form, key.contest, envelope.unit))(envelope.values);
  const slot = { campaign: campaign.id, form: form.key, unit: envelope.unit, key: key.key };
  return { form, formVersion, use, slot, errors, closed: open.ok ? undefined : closedForm(open) };
}

interface FoundForm {
  readonly form: FormDefinition;
  /** Of a form that was designed at run time. */
  readonly formVersion: number | undefined;
}

/**
 * The form in the version that is named, or in the one in force.
 * @throws Problem 422
 */
export function formOf(
  { form: key, formVersion }: Pick<Envelope, 'form' | 'formVersion'>,
  campaign: CampaignRuntime,
  forms: ReadonlyMap<string, FormDefinition>,
): FoundForm {
  const form = forms.get(key);
  if (form) {
    if (formVersion !== undefined) throw malformed([versionUnknown(formVersion, [])]);
    return { form, formVersion };
  }
  const { requestForms } = campaign;
  const latest = requestForms.latest(key);
  if (!latest) throw malformed([unknownForm(key, campaign)]);
  if (formVersion === undefined || requestForms.isTakenBack(key)) {
    return { form: latest.definition, formVersion: latest.version };
  }
  const offered = requestForms.offered(key);
  const named = offered.includes(formVersion) ? requestForms.version(key, formVersion) : undefined;
  if (!named) throw malformed([versionUnknown(formVersion, offered)]);
  return { form: named.definition, formVersion };
}

function versionUnknown(actual: number, offered: readonly number[]): ProblemError {
  return {
    path: 'formVersion',
    code: 'unknown-version',
    message: text('Такої редакції форми немає', 'The form has no such version'),
    expected: offered,
    actual,
  };
}

const validators = new WeakMap<FormDefinition, WeakMap<FormContext, BoundForm>>();

function validatorFor(form: FormDefinition, context: FormContext): BoundForm {
  const ofForm = validators.get(form) ?? new WeakMap<FormContext, BoundForm>();
  validators.set(form, ofForm);
  const known = ofForm.get(context);
  if (known) return known;
  const validator = bindForm(form, context);
  ofForm.set(context, validator);
  return validator;
}

export function inValues(error: FieldError): ProblemError {
  return { ...error, path: error.path === '' ? 'values' : `values.${error.path}` };
}

function fieldRefused(path: string, { code, message, expected, actual }: Refusal): ProblemError {
  return { path, code, message, ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) };
}

function unknownForm(form: string, campaign: CampaignRuntime): ProblemError {
  return {
    path: 'form',
    code: 'unknown-form',
    message: text('У цій кампанії такої форми немає', 'This campaign has no such form'),
    expected: [...campaign.definition.forms.map((use) => use.form), ...campaign.requestForms.inForce()],
    actual: form,
  };
}

export function malformed(errors: readonly ProblemError[]): Problem {
  return new Problem({
    status: 422,
    code: 'submission-malformed',
    title: text('Подання заповнено з помилками', 'The submission is not filled in correctly'),
    detail: text(
      `Помилок: ${errors.length}. Нічого не збережено; виправте й надішліть ще раз`,
      `${errors.length} error(s). Nothing was stored; correct and send again`,
    ),
    errors,
  });
}

function forbidden({ code, message }: Refusal): Problem {
  return new Problem({
    status: 403,
    code,
    title: text(
      'Цей суб’єкт не може подавати таку форму за цю територію чи цього учасника',
      'This body may not submit this form for this territory or this subject',
    ),
    detail: message,
  });
}

function closedForm({ code, message, expected, actual }: Refusal): Problem {
  return new Problem({
    status: 409,
    code,
    title: text('Зараз ця форма не приймається', 'This form is not taken now'),
    detail: message,
    extensions: { ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) },
  });
}
