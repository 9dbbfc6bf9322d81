import { compose, text, type Language, type Text } from '#vybory/language';
import type { Anchor, DayOffset } from './date-rule.js';
import { offsetAt, weekdayOf, type Instant, type LocalDate, type TimeOfDay } from './local-time.js';
import { dayKindText, type PassedDay, type WorkingDayCalendar } from './working-days.js';

// What a due date says about how it was counted.

export function electionStep(round: 1 | 2, date: LocalDate): Text {
  return round === 1
    ? compose((l) => (l === 'uk' ? `E, день голосування: ${day(date, l)}.` : `E, the voting day: ${day(date, l)}.`))
    : compose((l) =>
        l === 'uk'
          ? `E2, день повторного голосування: ${day(date, l)}.`
          : `E2, the day of the repeat vote: ${day(date, l)}.`,
      );
}

export function dateStep(date: LocalDate): Text {
  return compose((l) => (l === 'uk' ? `Задано дату: ${day(date, l)}.` : `The date is given: ${day(date, l)}.`));
}

export function eventStep(name: string, at: Instant, date: LocalDate): Text {
  return compose((l) =>
    l === 'uk'
      ? `Подія «${name}» сталася ${day(date, l)} (${at}).`
      : `The event "${name}" happened on ${day(date, l)} (${at}).`,
  );
}

export function namedRuleStep(name: string, rule: string): Text {
  return text(`Строк «${name}» визначає правило «${rule}».`, `The date "${name}" is given by the rule "${rule}".`);
}

export function daysStep({ count }: DayOffset, anchor: Anchor, from: LocalDate, to: LocalDate): Text {
  return compose((l) => {
    const number = Math.abs(count);
    if (l === 'uk')
      return `${number} ${daysWord(number)} ${count < 0 ? 'до' : 'після'} цього дня (день 0: ${day(from, l)}): ${day(to, l)}.`;
    return `${number} ${number === 1 ? 'day' : 'days'} ${count < 0 ? 'before' : 'after'} that day (day 0: ${day(from, l)}): ${day(to, l)}.`;
  });
}

/** Day by day up to this many; a longer count is told by its first and last day. */
const toldDays = 15;

export function workingDaysSteps(
  { count }: DayOffset,
  from: LocalDate,
  passed: readonly PassedDay[],
  { id, source }: WorkingDayCalendar,
): readonly Text[] {
  const last = passed.at(-1)?.date ?? from;
  const off = passed.filter(({ number }) => number === undefined);
  const told = passed.length <= toldDays ? passed : [...off.slice(0, toldDays), ...passed.slice(-1)];
  return [
    text(`Робочі дні за календарем «${id}» (${source}).`, `Working days by the calendar "${id}" (${source}).`),
    compose((l) => (l === 'uk' ? `День 0: ${day(from, l)}.` : `Day 0: ${day(from, l)}.`)),
    ...told.map((one) => passedStep(one)),
    compose((l) => {
      const number = Math.abs(count);
      return l === 'uk'
        ? `${number} ${workingDaysWord(number)} ${count < 0 ? 'до' : 'після'} дня 0: ${day(last, l)}.`
        : `${number} working ${number === 1 ? 'day' : 'days'} ${count < 0 ? 'before' : 'after'} day 0: ${day(last, l)}.`;
    }),
  ];
}

export function hoursStep(count: number, at: Instant): Text {
  const number = Math.abs(count);
  return compose((l) =>
    l === 'uk'
      ? `${number} ${hoursWord(number)} ${count < 0 ? 'до' : 'після'} цього моменту: ${at}.`
      : `${number} ${number === 1 ? 'hour' : 'hours'} ${count < 0 ? 'before' : 'after'} that moment: ${at}.`,
  );
}

export function timeStep(date: LocalDate, time: TimeOfDay, at: Instant, timeZone: string): Text {
  const offset = offsetAt(at, timeZone);
  return text(
    `О ${time} ${date} за місцевим часом (${timeZone}, UTC${offset}): ${at}.`,
    `At ${time} on ${date}, local time (${timeZone}, UTC${offset}): ${at}.`,
  );
}

export function endOfDayStep(date: LocalDate, at: Instant, timeZone: string): Text {
  const offset = offsetAt(at, timeZone);
  return text(
    `Часу не задано: до кінця дня ${date} за місцевим часом (${timeZone}, UTC${offset}).`,
    `No time is given: by the end of ${date}, local time (${timeZone}, UTC${offset}).`,
  );
}

export function occurrenceStep(number: number, count: number, date: LocalDate): Text {
  return compose((l) =>
    l === 'uk' ? `Раз ${number} із ${count}: ${day(date, l)}.` : `Time ${number} of ${count}: ${day(date, l)}.`,
  );
}

export function noTermStep(slot: TimeOfDay): Text {
  return text(`Для ${slot} строку не встановлено.`, `No term is set for ${slot}.`);
}

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  uk: ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

function day(date: LocalDate, language: Language): string {
  return `${date} (${weekdays[language][weekdayOf(date) - 1] ?? ''})`;
}

function passedStep({ date, number, kind }: PassedDay): Text {
  return compose((l) => {
    const why = dayKindText(kind)[l];
    if (number === undefined)
      return l === 'uk' ? `${day(date, l)} не рахується: ${why}.` : `${day(date, l)} does not count: ${why}.`;
    return l === 'uk' ? `День ${number}: ${day(date, l)}, ${why}.` : `Day ${number}: ${day(date, l)}, ${why}.`;
  });
}

const ukrainian = new Intl.PluralRules('uk');
const one = (number: number, forms: readonly [one: string, few: string, many: string]): string => {
  const rule = ukrainian.select(number);
  return rule === 'one' ? forms[0] : rule === 'few' ? forms[1] : forms[2];
};
const daysWord = (number: number): string => one(number, ['день', 'дні', 'днів']);
const workingDaysWord = (number: number): string => one(number, ['робочий день', 'робочі дні', 'робочих днів']);
const hoursWord = (number: number): string => one(number, ['година', 'години', 'годин']);
