import type { FieldDescription } from '#vybory/forms';
import type { CampaignDefinition, HappeningDefinition } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';
import type { FormShape } from '../slot-key.js';

/** Whether the forms that are to record happenings can: they are used, name whom it happens to, and have the day. */
export function checkTellingForms(
  { happenings = [], forms }: CampaignDefinition,
  catalogue: ReadonlyMap<string, FormShape> | undefined,
): DefinitionError[] {
  const used = new Set<string>(forms.map(({ form }) => form));
  return happenings.flatMap(({ of, recordedBy }, index) => {
    if (recordedBy === undefined) return [];
    const path = `happenings.${index}.recordedBy`;
    if (!used.has(recordedBy.form)) {
      return [definitionError(`${path}.form`, 'form-not-used', { actual: recordedBy.form })];
    }
    const form = catalogue?.get(recordedBy.form);
    return form === undefined ? [] : [...checkWhom(of, form, path), ...checkDay(recordedBy.day, form, path)];
  });
}

function checkWhom(of: HappeningDefinition['of'], { key, slotKey }: FormShape, path: string): DefinitionError[] {
  if (of !== 'subject' || slotKey.includes('subject')) return [];
  return [definitionError(`${path}.form`, 'happening-of-nobody', { actual: key })];
}

function checkDay(day: string | undefined, { fields }: FormShape, path: string): DefinitionError[] {
  if (day === undefined || fields === undefined) return [];
  const field = fieldAt(fields, day.split('.'));
  if (field === undefined) return [definitionError(`${path}.day`, 'field-unknown', { actual: day })];
  const isDay = field.kind === 'local-time' && field.precision !== 'time';
  return isDay ? [] : [definitionError(`${path}.day`, 'not-a-day', { actual: day })];
}

/** In a field of its own or of a group: what stands in rows is many. */
function fieldAt(
  fields: readonly FieldDescription[],
  [head, ...rest]: readonly string[],
): FieldDescription | undefined {
  const field = fields.find(({ name }) => name === head);
  if (field === undefined || rest.length === 0) return field;
  return field.kind === 'group' ? fieldAt(field.fields, rest) : undefined;
}
