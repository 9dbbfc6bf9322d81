import type { FormDefinition } from '../definition.js';
import type { FieldErrorCode } from '../field-error.js';
import { byCellKind, largestCount, type CellField, type CellTable, type FieldDescription } from '../fields.js';
import type { FormContext } from '../form.js';
import { copy } from './mutations.js';

type Members = Record<string, unknown>;

/** One rule broken in otherwise valid values: what must be said of it, and where. */
export interface Break {
  readonly path: string;
  readonly code: FieldErrorCode;
  readonly values: unknown;
}

interface Wrong {
  readonly code: FieldErrorCode;
  readonly value: unknown;
}

/** Every way in which one rule of the form can be broken in these values, one at a time. */
export function breaksOf(form: FormDefinition, valid: object, context: FormContext): readonly Break[] {
  return [
    ...membersBroken(form.fields, [], valid as Members, context).map(({ path, code, value }) => ({
      path: path.join('.'),
      code,
      values: changed(valid, path, value),
    })),
    { path: 'surplus', code: 'unexpected-field', values: changed(valid, ['surplus'], 1) },
  ];
}

interface PlacedWrong extends Wrong {
  readonly path: readonly string[];
}

function membersBroken(
  fields: readonly FieldDescription[],
  at: readonly string[],
  members: Members,
  context: FormContext,
): readonly PlacedWrong[] {
  return fields.flatMap((field) => fieldBroken(field, [...at, field.name], members, context));
}

function fieldBroken(
  field: FieldDescription,
  path: readonly string[],
  members: Members,
  context: FormContext,
): readonly PlacedWrong[] {
  const value = members[field.name];
  if (value === undefined) return [];
  const owed = field.when !== undefined && members[field.when.field] === field.when.is;
  const missing: readonly PlacedWrong[] =
    !field.optional || owed ? [{ path, code: 'missing-field', value: undefined }] : [];
  return [...missing, ...insideBroken(field, path, value, context)];
}

function insideBroken(
  field: FieldDescription,
  path: readonly string[],
  value: unknown,
  context: FormContext,
): readonly PlacedWrong[] {
  switch (field.kind) {
    case 'line-counts':
    case 'vote-counts':
    case 'line-words':
    case 'keyed':
      return mapBroken(field, path, value as Members);
    case 'group':
      return [
        { path, code: 'not-an-object', value: [] },
        ...membersBroken(field.fields, path, value as Members, context),
      ];
    case 'rows':
      return rowsBroken(field, path, value as Members[], context);
    default:
      return wrongsOf(field, context).map((wrong) => ({ path, ...wrong }));
  }
}

function mapBroken(
  field: Extract<FieldDescription, { kind: 'line-counts' | 'vote-counts' | 'line-words' | 'keyed' }>,
  path: readonly string[],
  map: Members,
): readonly PlacedWrong[] {
  const [key] = Object.keys(map);
  const inside: readonly PlacedWrong[] = key === undefined ? [] : [{ path: [...path, key], ...entryWrong(field) }];
  return [{ path, code: 'not-an-object', value: 'x' }, ...inside];
}

function entryWrong(
  field: Extract<FieldDescription, { kind: 'line-counts' | 'vote-counts' | 'line-words' | 'keyed' }>,
): Wrong {
  if (field.kind === 'line-words') return { code: 'not-a-text', value: 5 };
  if (field.kind === 'keyed' && field.value === 'money') return { code: 'not-a-decimal', value: '1,00' };
  return { code: 'below-minimum', value: -1 };
}

function rowsBroken(
  field: Extract<FieldDescription, { kind: 'rows' }>,
  path: readonly string[],
  rows: readonly Members[],
  context: FormContext,
): readonly PlacedWrong[] {
  const [first] = rows;
  return [
    { path, code: 'not-a-list', value: {} },
    ...(field.minRows > 0 ? [{ path, code: 'too-few-rows' as const, value: [] }] : []),
    ...(first === undefined
      ? []
      : [
          { path: [...path, '0'], code: 'not-an-object' as const, value: 'x' },
          ...membersBroken(field.fields, [...path, '0'], first, context),
        ]),
  ];
}

function wrongsOf(field: CellField, context: FormContext): readonly Wrong[] {
  return byCellKind(wrongs, field, context);
}

const notAText: Wrong = { code: 'not-a-text', value: 7 };

const wrongs: CellTable<[context: FormContext], readonly Wrong[]> = {
  count: ({ min, max }) => [
    { code: 'not-a-whole-number', value: '12' },
    { code: 'not-a-whole-number', value: 1.5 },
    { code: 'below-minimum', value: min - 1 },
    { code: 'above-maximum', value: max === largestCount ? largestCount + 1 : max + 1 },
  ],
  decimal: ({ scale, least }) => decimalWrongs(scale, least),
  money: ({ scale, least }) => decimalWrongs(scale, least),
  text: ({ maxLength }) => [
    notAText,
    { code: 'blank-text', value: ' ' },
    { code: 'text-too-long', value: 'я'.repeat(maxLength + 1) },
    { code: 'unprintable-character', value: 'а\u0001б' },
  ],
  'local-time': () => [
    { code: 'not-a-local-time', value: '31.03.2002' },
    { code: 'not-a-local-time', value: 20020331 },
  ],
  choice: () => [{ code: 'unknown-choice', value: 'no such choice' }],
  flag: ({ declared }) => [
    { code: 'not-a-flag', value: 'так' },
    ...(declared ? [{ code: 'not-declared' as const, value: false }] : []),
  ],
  identifier: () => [notAText, { code: 'not-an-identifier', value: '!' }],
  precinct: () => [
    { code: 'not-a-code', value: 'а б' },
    { code: 'unknown-precinct', value: 'no-such-precinct' },
  ],
  unit: ({ levels }) => [
    { code: 'unknown-unit', value: 'no-such-unit' },
    ...(levels.includes('country') ? [] : [{ code: 'unit-of-other-level' as const, value: 'UA' }]),
  ],
  subject: ({ kinds }, { subjects }) => {
    const stranger = subjects(['council', 'observer-sender']).find(({ kind }) => !kinds.includes(kind));
    return [
      { code: 'unknown-subject', value: 'no-such-subject' },
      ...(stranger === undefined ? [] : [{ code: 'subject-of-other-kind' as const, value: stranger.id }]),
    ];
  },
  contestant: () => [{ code: 'unknown-contestant', value: 'nobody' }],
  file: () => [{ code: 'not-a-file', value: '../../etc/passwd' }],
};

function decimalWrongs(scale: number, least: number): readonly Wrong[] {
  return [
    { code: 'not-a-decimal', value: 100 },
    { code: 'not-a-decimal', value: scale === 0 ? '1.0' : '100' },
    { code: 'not-a-decimal', value: '-1.00' },
    ...(least === 0
      ? []
      : [{ code: 'not-more-than-nothing' as const, value: scale === 0 ? '0' : `0.${'0'.repeat(scale)}` }]),
  ];
}

function changed(valid: object, path: readonly string[], value: unknown): unknown {
  const values = copy(valid) as Members;
  let holder = values;
  for (const name of path.slice(0, -1)) holder = holder[name] as Members;
  const last = path[path.length - 1] ?? '';
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return values;
}
