import type { JsonValue } from '#vybory/canonical-json';
import { calendarErrorCodes, calendarErrorMessage, type CalendarErrorCode } from '#vybory/calendar';
import { type Text, text } from '#vybory/language';

/** One thing that is wrong with a definition, a territory batch or a dataset file. */
export interface DefinitionError {
  /** Path from the root: `contests.0.contestants.3.id`; empty for the document as a whole. */
  readonly path: string;
  readonly code: DefinitionErrorCode;
  readonly message: Text;
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
}

const messages = {
  'wrong-type': text('Значення не того типу.', 'The value has the wrong type.'),
  'missing-field': text('Обов’язкового поля немає.', 'A required field is missing.'),
  'unexpected-field': text('Такого поля не передбачено.', 'There is no such field.'),
  'not-in-list': text('Значення не з переліку дозволених.', 'The value is not in the list of allowed ones.'),
  'wrong-format': text('Значення записане не за зразком.', 'The value does not have the required form.'),
  'too-few': text('Значень замало.', 'There are too few values.'),
  'too-short': text('Текст порожній або закороткий.', 'The text is empty or too short.'),
  'too-long': text('Текст задовгий.', 'The text is too long.'),
  'below-minimum': text('Число менше за найменше дозволене.', 'The number is below the minimum.'),
  'above-maximum': text('Число більше за найбільше дозволене.', 'The number is above the maximum.'),
  'too-many': text('Значень забагато.', 'There are too many values.'),
  'not-exactly-one': text('Має бути заповнене рівно одне з цих полів.', 'Exactly one of these fields must be there.'),
  'not-together': text('Ці поля не можуть стояти разом.', 'These fields exclude each other.'),
  duplicate: text('Таке значення вже трапилося вище.', 'The same value stands above already.'),
  'country-count': text('Територія має рівно одну країну.', 'The territory has exactly one country.'),
  'parent-unknown': text(
    'Вищої територіальної одиниці з таким кодом немає.',
    'There is no parent unit with this code.',
  ),
  'parent-level': text('Вища територіальна одиниця не того рівня.', 'The parent unit is not of the right level.'),
  'precinct-code': text(
    'Код дільниці складається з коду її округу, дефіса та номера без дефісів.',
    'A precinct’s code is its district’s code, a hyphen and a number without hyphens.',
  ),
  'kind-of-precinct-only': text('Вид мають лише дільниці.', 'Only precincts have a kind.'),
  'territory-unknown': text('Територіальної одиниці з таким кодом немає.', 'There is no unit with this code.'),
  'contest-territory-level': text(
    'Виборчі перегони проводяться щонайменше в окрузі, а не на дільниці.',
    'A contest is decided in a district or wider, not in a precinct.',
  ),
  'reserved-word': text('Це слово має в ключах власне значення.', 'This word has a meaning of its own in keys.'),
  'line-unknown': text(
    'Такого рядка немає ні в словнику системи, ні у словнику цього визначення.',
    'Neither the system’s vocabulary nor this definition’s own has such a line.',
  ),
  'line-shadows': text('Такий рядок уже є у словнику системи.', 'The system’s vocabulary has this line already.'),
  'body-unknown': text('Суб’єкта з таким ідентифікатором у визначенні немає.', 'The definition has no such body.'),
  'contestant-unknown': text('У цих виборчих перегонах такого учасника немає.', 'The contest has no such contestant.'),
  'contestant-kind': text(
    'Суб’єкт цього виду не може бути цим учасником перегонів.',
    'A subject of this kind cannot be this contestant.',
  ),
  'members-of-bloc-only': text('Складові має лише блок.', 'Only blocs have members.'),
  'member-unknown': text('Партії з таким ідентифікатором немає.', 'There is no party with this id.'),
  'subjects-in-country-only': text(
    'Суб’єктів надання інформації за учасниками визначають лише на рівні країни.',
    'Only bodies of the level "country" can be one per subject.',
  ),
  'subject-not-in-key': text(
    'Ключ форми не називає суб’єктів такого виду, тож подання різних суб’єктів не розрізнялися б.',
    'The key of the form names no subjects of this kind, so that their submissions could not be told apart.',
  ),
  'contest-unknown': text('Виборчих перегонів із таким ідентифікатором немає.', 'The definition has no such contest.'),
  'form-unknown': text('Такої форми в каталозі немає.', 'The catalogue has no such form.'),
  'form-not-used': text('Цієї форми кампанія не використовує.', 'The campaign does not use this form.'),
  'not-later': text('Цей час має бути пізнішим за попередній.', 'This time must be later than the one before it.'),
  'turnout-slots-missing': text(
    'Для повідомлень про хід голосування треба задати години («turnoutSlots»).',
    'Turnout notices need hours to be given ("turnoutSlots").',
  ),
  'date-name-unknown': text(
    'Ні події, ні строку з такою назвою у визначенні немає.',
    'The definition has neither a happening nor a date of this name.',
  ),
  'happening-unknown': text('Такої події у визначенні немає.', 'The definition has no such happening.'),
  'happening-missing': text(
    'Умовний обов’язок має назвати подію, з якої він виникає («when»), інший не може.',
    'A conditional duty must name the happening that it begins with ("when"), another must not.',
  ),
  'happening-of-nobody': text(
    'Ключ форми не називає учасника, якого стосується подія.',
    'The key of the form does not name the subject that the happening is of.',
  ),
  'not-a-day': text('Це поле не містить дати.', 'This field holds no date.'),
  'body-not-entitled': text('Цей суб’єкт такої форми не подає.', 'This body does not submit that form.'),
  'duty-level': text(
    'Форма подається за одиницю іншого рівня, ніж каже обов’язок.',
    'The form is submitted for units of another level than the duty says.',
  ),
  'duty-parts': text(
    'Першим має стояти одне з «unit», «precinct», «once»; далі кожне слово щонайбільше раз.',
    'One of "unit", "precinct", "once" comes first, and every further word at most once.',
  ),
  'duty-occurrences': text(
    'Правило «every» потребує «period», а «slots» потребує «slot», і навпаки; подія настає без строку.',
    'A rule "every" needs "period" and a rule "slots" needs "slot", and the other way round; what comes on event has no term.',
  ),
  'personal-missing': text(
    'Скажіть, чиї це персональні дані й для чого, або «none», якщо нічиї.',
    'Say whose personal data this is and what for, or "none" when it is nobody’s.',
  ),
  'personal-incomplete': text(
    'Для персональних даних треба назвати, чиї вони й для чого.',
    'Personal data need a subject and a purpose.',
  ),
  'personal-ground': text(
    'Для даних особливої категорії ця мета не дає підстави.',
    'The purpose gives no ground for data of a special category.',
  ),
  'choice-not-above': text(
    'Умова може називати лише поле вибору, що стоїть вище в тому самому об’єкті.',
    'A condition can only name a choice that stands above it in the same object.',
  ),
  'field-unknown': text('Такого поля у формі немає.', 'The form has no such field.'),
  'operand-unknown': text('Такого числа у формі немає.', 'The form has no such number.'),
  'level-unfit': text('Рівень не підходить до рівня форми.', 'The level does not fit the level of the form.'),
  'contest-not-in-key': text('Ключ форми не називає виборчих перегонів.', 'The key of the form names no contest.'),
  'example-unfit': text(
    'Приклад форми не відповідає самій формі: задайте приклад для цього поля.',
    'The form refuses its own example: give an example for this field.',
  ),
  'step-unfit': text('Це поле кроку суперечить іншим.', 'This field of the step contradicts the others.'),
  'too-many-errors': text('Помилок більше, ніж показано.', 'There are more errors than are shown.'),
} as const;

export type DefinitionErrorCode = keyof typeof messages | CalendarErrorCode;
export const definitionErrorCodes: readonly DefinitionErrorCode[] = [
  ...new Set([...(Object.keys(messages) as (keyof typeof messages)[]), ...calendarErrorCodes]),
];

/** Longest list of errors that is answered. */
export const shownErrors = 500;

export function definitionError(
  path: string,
  code: DefinitionErrorCode,
  details: { expected?: JsonValue; actual?: JsonValue } = {},
): DefinitionError {
  return { path, code, message: messageOf(code), ...details };
}

function messageOf(code: DefinitionErrorCode): Text {
  return isOwnCode(code) ? messages[code] : calendarErrorMessage(code);
}

function isOwnCode(code: DefinitionErrorCode): code is keyof typeof messages {
  return code in messages;
}

/** The first {@link shownErrors} of the list; a last entry says when there were more. */
export function shown(errors: readonly DefinitionError[]): readonly DefinitionError[] {
  if (errors.length <= shownErrors) return errors;
  return [...errors.slice(0, shownErrors), definitionError('', 'too-many-errors', { actual: errors.length })];
}
