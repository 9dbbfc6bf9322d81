import type { JsonValue } from '#vybory/canonical-json';
import { text, type Text } from '#vybory/language';
import type { FieldError } from './form.js';
import { isWellFormed } from './predicates.js';

type MessageArguments = readonly (string | number)[];
type Message = (args: MessageArguments) => Text;

/** Every code that a field error can carry, with its text. Codes are part of the API: they are added, never renamed or reused. */
export const fieldErrorCodes = {
  'not-an-object': () => text('Тут має бути об’єкт із полями', 'An object with fields is expected here'),
  'missing-field': () => text('Обов’язкове поле не заповнено', 'This field is required'),
  'unexpected-field': () => text('Такого поля у формі немає', 'The form has no such field'),
  'not-applicable': ([field, value]) =>
    text(`Поле заповнюється лише тоді, коли ${field} = ${value}`, `Only stated when ${field} is ${value}`),
  'not-a-whole-number': () => text('Тут має бути ціле число', 'A whole number is expected'),
  'below-minimum': ([min]) => text(`Число не може бути меншим за ${min}`, `The number must not be less than ${min}`),
  'above-maximum': ([max]) =>
    text(`Число не може бути більшим за ${max}`, `The number must not be greater than ${max}`),
  'not-a-text': () => text('Тут має бути текст', 'A text is expected'),
  'blank-text': () => text('Текст не може бути порожнім', 'The text must not be blank'),
  'text-too-long': ([max]) =>
    text(`Текст довший за дозволений (символів: ${max})`, `The text is longer than ${max} characters`),
  'unprintable-character': () =>
    text('Текст містить недопустимі керівні символи', 'The text has control characters or is not well-formed Unicode'),
  'not-a-local-time': ([format]) =>
    text(`Тут має бути дійсна дата у вигляді ${format}`, `A valid date in the form ${format} is expected`),
  'unknown-choice': ([choices]) =>
    text(`Значення не з переліку. Допустимі: ${choices}`, `Not one of the allowed values: ${choices}`),
  'not-a-flag': () => text('Тут має бути true (так) або false (ні)', 'Either true or false is expected'),
  'not-declared': () => text('Тут має бути підтвердження: true (так)', 'A declaration is expected: true'),
  'not-a-decimal': ([example]) =>
    text(`Тут має бути число у вигляді ${example}`, `A decimal number written like ${example} is expected`),
  'not-more-than-nothing': () => text('Сума чи кількість має бути більшою за нуль', 'More than zero is expected'),
  'not-an-identifier': ([uk, en]) => text(`Неправильно: потрібен ${uk}`, `Not valid: expected ${en}`),
  'not-a-file': () =>
    text(
      'Тут має бути посилання на завантажений файл: sha256: і 64 шістнадцяткові цифри',
      'A reference to an uploaded file is expected: sha256: and 64 hexadecimal digits',
    ),
  'unknown-unit': () => text('Такої територіальної одиниці немає', 'There is no such unit of the territory'),
  'unit-of-other-level': () =>
    text('Тут потрібна територіальна одиниця іншого рівня', 'A unit of another level is expected here'),
  'unknown-subject': () => text('Такого суб’єкта у кампанії немає', 'The campaign has no such subject'),
  'subject-of-other-kind': () => text('Тут потрібен суб’єкт іншого виду', 'A subject of another kind is expected here'),
  'unknown-key': () => text('Такого показника тут немає', 'There is no such entry here'),
  'duplicate-row': ([row]) =>
    text(`Те саме вже вказано в рядку ${row}`, `The same has already been given in row ${row}`),
  'not-a-code': ([max]) =>
    text(
      `Тут має бути код: латинські літери, цифри, «_» і «-», не більше символів ніж ${max}`,
      `A code is expected: 1 to ${max} Latin letters, digits, "_" and "-"`,
    ),
  'not-a-list': () => text('Тут має бути перелік рядків', 'A list of rows is expected'),
  'too-few-rows': ([min]) => text(`Рядків має бути не менше ніж ${min}`, `At least ${min} rows are expected`),
  'too-many-rows': ([max]) => text(`Рядків має бути не більше ніж ${max}`, `At most ${max} rows are expected`),
  'too-many-errors': ([shown]) =>
    text(`Помилок забагато; показано перші ${shown}`, `Too many errors; the first ${shown} are shown`),
  'unknown-line': () => text('Такого рядка у протоколі немає', 'The protocol has no such line'),
  'missing-line': ([no, uk, en]) => text(`Не заповнено рядок ${no} «${uk}»`, `Line ${no}, "${en}", is required`),
  'unknown-contestant': () => text('Такого суб’єкта у бюлетені немає', 'The ballot has no such contestant'),
  'missing-contestant': ([no, uk, en]) =>
    text(`Не вказано кількість голосів за № ${no} «${uk}»`, `The votes for no. ${no}, "${en}", are required`),
  'struck-out-contestant': ([no, uk, en]) =>
    text(
      `№ ${no} «${uk}» вибув: число не зазначається`,
      `No. ${no}, "${en}", has been struck out of the ballot and carries no number`,
    ),
  'boxes-not-expected': () =>
    text('Протокол цих виборів не містить відомостей про скриньки', 'The protocol of this contest has no ballot boxes'),
  'boxes-missing': () =>
    text('Не вказано відомості про виборчі скриньки', 'The ballot boxes of the polling station are required'),
  'unknown-precinct': () =>
    text('Такої виборчої дільниці на цій території немає', 'There is no such precinct in this territory'),
  'duplicate-precinct': ([row]) =>
    text(`Цю дільницю вже вказано в рядку ${row}`, `This precinct has already been given in row ${row}`),
  'formula-cell': () =>
    text(
      'Текст у комірці не може починатися з «=», «+», «-», «@», табуляції чи переведення рядка',
      'A text cell must not start with "=", "+", "-", "@", a tab or a line break',
    ),
  'conflicting-cell': () =>
    text(
      'Рядки одного подання мають різні значення цього поля',
      'The rows of one submission have different values of this field',
    ),
  'repeated-column': () => text('Цей стовпець повторюється', 'This column is repeated'),
  'missing-column': ([name]) => text(`Немає стовпця «${name}»`, `There is no column "${name}"`),
  'computed-cell': () =>
    text(
      'У комірці формула або помилка; впишіть саме значення',
      'The cell has a formula or an error; write the value itself',
    ),
  'not-a-text-cell': () =>
    text(
      'Тут має бути текст, а програма перетворила його на число, дату чи «так/ні»; задайте комірці формат «Текст» і впишіть ще раз',
      'A text is expected, but the program made a number, a date or a yes/no of it; format the cell as text and write it again',
    ),
  'inexact-cell': () =>
    text(
      'Число задовге, щоб таблиця зберегла його точно; задайте комірці формат «Текст» і впишіть ще раз',
      'The number is too long for a spreadsheet to keep it exactly; format the cell as text and write it again',
    ),
} satisfies Record<string, Message>;

export type FieldErrorCode = keyof typeof fieldErrorCodes;

/** A rule that was broken, without the place: prepared once, so that reporting is the only thing that costs. */
export interface Breach {
  readonly code: FieldErrorCode;
  readonly args: MessageArguments;
  readonly expected?: JsonValue;
}

export function breach(code: FieldErrorCode, args: MessageArguments = [], expected?: JsonValue): Breach {
  return expected === undefined ? { code, args } : { code, args, expected };
}

/** At most this many errors are told of one submission; one more says that there are others. */
export const errorLimit = 1000;
const longestEcho = 64;

export const noErrors: readonly FieldError[] = Object.freeze([]);

/** Adds an error; the list is made by the first one, so that valid values cost no memory. */
export function report(errors: FieldError[] | null, path: string, broken: Breach, actual?: unknown): FieldError[] {
  const list = errors ?? [];
  if (list.length === errorLimit) list.push(fieldError('', breach('too-many-errors', [errorLimit])));
  if (list.length < errorLimit) list.push(fieldError(path, broken, actual));
  return list;
}

export function fieldError(path: string, broken: Breach, actual?: unknown): FieldError {
  const message: Message = fieldErrorCodes[broken.code];
  const shown = echo(actual);
  return {
    path,
    code: broken.code,
    message: message(broken.args),
    ...(broken.expected === undefined ? {} : { expected: broken.expected }),
    ...(shown === undefined ? {} : { actual: shown }),
  };
}

/** Path of a member; a name that came from outside is cut, it may be megabytes long. */
export function memberPath(parent: string, row: number, name: string): string {
  const shown = name.length > longestEcho ? `${name.slice(0, longestEcho)}…` : name;
  const place = row < 0 ? parent : `${parent}.${row}`;
  return place === '' ? shown : `${place}.${shown}`;
}

/** Only short single values are repeated in an error. */
function echo(value: unknown): JsonValue | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return value.length <= longestEcho && isWellFormed(value) ? value : undefined;
  return typeof value === 'boolean' || value === null ? value : undefined;
}
