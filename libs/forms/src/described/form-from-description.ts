import { canonicalJson, sha256Hex } from '#vybory/canonical-json';
import {
  Choice,
  ContestantId,
  Count,
  Decimal,
  Declaration,
  FileReference,
  Flag,
  Identifier,
  LocalTime,
  LongText,
  Money,
  PrecinctCode,
  SubjectId,
  TextField,
  UnitCode,
  type FieldOptions,
} from '../decorators.js';
import type { FormDefinition } from '../definition.js';
import type { DtoClass } from '../field-registry.js';
import { makeForm } from '../structure.js';
import { CountsBy, Group, MoneyBy, Rows } from '../table-decorators.js';
import type { DescribedCell, DescribedField, DescribedKeyed, FormDescription } from './form-description.js';

/** Every log that is read makes its forms anew; class-validator never forgets a class. */
const made = new Map<string, FormDefinition>();

/**
 * A form made of its description by the very decorators that the classes of the catalogue carry: what is derived from a class (compiled
 * validation, schema, example, templates, hash) is derived from this one in the same way. The same description gives the same object.
 * @throws TypeError or UncompilableRule for a description that was not judged before.
 */
export function formFromDescription(key: string, description: FormDescription): FormDefinition {
  const id = sha256Hex(canonicalJson({ key, description }));
  const known = made.get(id);
  if (known !== undefined) return known;
  const { fields, arithmetic = [], ...declared } = description;
  const form = makeForm({ ...declared, key }, key, [], { arithmetic, pairs: [] }, classOf(key, fields));
  made.set(id, form);
  return form;
}

function classOf(name: string, fields: readonly DescribedField[]): DtoClass {
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- its properties are declared on the next line
  const dto = { [name]: class {} }[name] as DtoClass;
  for (const field of fields) decoratorOf(field, `${name}.${field.name}`)(dto.prototype as object, field.name);
  return dto;
}

function decoratorOf(field: DescribedField, place: string): PropertyDecorator {
  const options = optionsOf(field);
  switch (field.kind) {
    case 'group': {
      const inner = classOf(place, field.fields);
      return Group(() => inner, options);
    }
    case 'rows': {
      const inner = classOf(place, field.fields);
      const { minRows, maxRows, unique } = field;
      const bounds = { ...(minRows !== undefined && { minRows }), ...(maxRows !== undefined && { maxRows }) };
      return Rows(() => inner, { ...options, ...bounds, ...(unique !== undefined && { unique }) });
    }
    case 'keyed':
      return keyedDecorator(field, options);
    default:
      return cellDecorator(field, options);
  }
}

function keyedDecorator({ keys, value }: DescribedKeyed, options: FieldOptions): PropertyDecorator {
  return value === 'count' ? CountsBy(keys, options) : MoneyBy(keys, options);
}

type CellDecorator<Kind> = (
  cell: Extract<DescribedCell, { readonly kind: Kind }>,
  options: FieldOptions,
) => PropertyDecorator;

function cellDecorator(cell: DescribedCell, options: FieldOptions): PropertyDecorator {
  // The entry under a cell's kind takes cells of that kind.
  const decorate = cellDecorators[cell.kind] as (cell: DescribedCell, options: FieldOptions) => PropertyDecorator;
  return decorate(cell, options);
}

const cellDecorators: { readonly [Kind in DescribedCell['kind']]: CellDecorator<Kind> } = {
  count: ({ min, max, nullable = false }, options) =>
    Count({ ...options, ...(min !== undefined && { min }), ...(max !== undefined && { max }), nullable }),
  decimal: ({ scale, positive = false }, options) => Decimal({ ...options, scale, positive }),
  money: ({ currency = 'UAH', positive = false }, options) => Money({ ...options, currency, positive }),
  text: ({ maxLength, long = false }, options) =>
    (long ? LongText : TextField)({ ...options, ...(maxLength !== undefined && { maxLength }) }),
  'local-time': ({ precision }, options) => LocalTime({ ...options, precision }),
  choice: ({ choices }, options) => Choice({ ...options, choices }),
  flag: ({ declared = false }, options) => (declared ? Declaration : Flag)(options),
  identifier: ({ scheme }, options) => Identifier(scheme, options),
  precinct: (_cell, options) => PrecinctCode(options),
  unit: ({ levels }, options) => UnitCode({ ...options, levels }),
  subject: ({ kinds }, options) => SubjectId({ ...options, kinds }),
  contestant: (_cell, options) => ContestantId(options),
  file: (_cell, options) => FileReference(options),
};

function optionsOf({ label, hint, optional, when, example, personal }: DescribedField): FieldOptions {
  return {
    label,
    ...(hint !== undefined && { hint }),
    ...(optional !== undefined && { optional }),
    ...(when !== undefined && { when }),
    ...(example !== undefined && { example }),
    ...(personal !== undefined && personal !== 'none' && { personal }),
  };
}
