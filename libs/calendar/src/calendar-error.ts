import { text, type Text } from '#vybory/language';

const messages = {
  'rule-unreadable': text(
    'Правило строку не прочитано. Зразки: «E-35», «E at 12:00», «3 working days after X», «every 7 days from E-60 to E», «slots 11:00 by 12:00», «on event».',
    'The date rule cannot be read. Patterns: "E-35", "E at 12:00", "3 working days after X", "every 7 days from E-60 to E", "slots 11:00 by 12:00", "on event".',
  ),
  'not-a-date': text('Такої дати не існує.', 'There is no such date.'),
  'not-a-time': text('Такого часу не існує.', 'There is no such time.'),
  'time-zone-unknown': text('Такого часового поясу немає в базі IANA.', 'The IANA database has no such time zone.'),
  'slots-unordered': text(
    'Години мають іти одна за одною без повторень, а строк не може бути раніше за свою годину.',
    'Hours must follow each other without repetition, and a term cannot be before its hour.',
  ),
  'rule-cycle': text(
    'Іменовані строки посилаються один на одного по колу.',
    'Named dates refer to each other in a circle.',
  ),
  'not-one-date': text(
    'На правило, що дає кілька дат або жодної, посилатися не можна.',
    'A rule that gives several dates or none cannot be referred to.',
  ),
  'second-voting-day-unknown': text('Повторного голосування не призначено.', 'No repeat vote has been called.'),
  'occurrence-unknown': text('Правило не дає такого випадку.', 'The rule has no such occurrence.'),
  'no-working-days': text(
    'У календарі немає жодного робочого дня поблизу цієї дати.',
    'The calendar has no working day near this date.',
  ),
  'calendar-contradicts': text(
    'Календар суперечить собі: день оголошено двічі, або перенесено день, який і так неробочий.',
    'The calendar contradicts itself: a day is named twice, or a day is moved that was not a working day.',
  ),
} as const satisfies Readonly<Record<string, Text>>;

export type CalendarErrorCode = keyof typeof messages;
export const calendarErrorCodes = Object.keys(messages) as readonly CalendarErrorCode[];

export function calendarErrorMessage(code: CalendarErrorCode): Text {
  return messages[code];
}

/** A rule, a calendar or a question to them that makes no sense. `subject`: the text or name that it is about. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly text: Text;

  constructor(
    readonly code: CalendarErrorCode,
    readonly subject: string,
  ) {
    super(`${code}: ${subject}`);
    this.text = messages[code];
  }
}
