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

function cellDecorator(cell: DescribedCell, options: FieldOptions): PropertyDecorator {
  switch (cell.kind) {
    case 'count': {
      const { min, max, nullable } = cell;
      const bounds = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
      return Count({ ...options, ...bounds, ...(nullable !== undefined && { nullable }) });
    }
    case 'decimal':
      return Decimal({ ...options, scale: cell.scale, positive: cell.positive === true });
    case 'money':
      return Money({ ...options, currency: cell.currency ?? 'UAH', positive: cell.positive === true });
    case 'text': {
      const { maxLength, long = false } = cell;
      const limited = { ...options, ...(maxLength !== undefined && { maxLength }) };
      return long ? LongText(limited) : TextField(limited);
    }
    case 'local-time':
      return LocalTime({ ...options, precision: cell.precision });
    case 'choice':
      return Choice({ ...options, choices: cell.choices });
    case 'flag':
      return cell.declared === true ? Declaration(options) : Flag(options);
    case 'identifier':
      return Identifier(cell.scheme, options);
    case 'precinct':
      return PrecinctCode(options);
    case 'unit':
      return UnitCode({ ...options, levels: cell.levels });
    case 'subject':
      return SubjectId({ ...options, kinds: cell.kinds });
    case 'contestant':
      return ContestantId(options);
    case 'file':
      return FileReference(options);
    default: {
      const never: never = cell;
      return never;
    }
  }
}

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
