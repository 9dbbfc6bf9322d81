import { isDate, isTimeOfDay, isTimeZone } from '#vybory/calendar';
import type { CampaignDefinition, TurnoutSlotDefinition } from '../definition.js';
import { type DefinitionError, definitionError } from '../definition-error.js';

export function checkCalendar({ votingDay, timeZone, polls, turnoutSlots }: CampaignDefinition): DefinitionError[] {
  return [
    ...(isDate(votingDay) ? [] : [definitionError('votingDay', 'not-a-date', { actual: votingDay })]),
    ...(isTimeZone(timeZone) ? [] : [definitionError('timeZone', 'time-zone-unknown', { actual: timeZone })]),
    ...checkTime(polls.open, 'polls.open'),
    ...checkTime(polls.close, 'polls.close'),
    ...(polls.open < polls.close
      ? []
      : [definitionError('polls.close', 'not-later', { expected: polls.open, actual: polls.close })]),
    ...turnoutSlots.flatMap((slot, index) => checkSlot(slot, turnoutSlots[index - 1], `turnoutSlots.${index}`)),
  ];
}

function checkSlot(
  slot: TurnoutSlotDefinition,
  before: TurnoutSlotDefinition | undefined,
  path: string,
): DefinitionError[] {
  const inOrder = before === undefined || before.at < slot.at;
  return [
    ...checkTime(slot.at, `${path}.at`),
    ...(inOrder ? [] : [definitionError(`${path}.at`, 'not-later', { expected: before.at, actual: slot.at })]),
  ];
}

function checkTime(time: string, path: string): DefinitionError[] {
  return isTimeOfDay(time) ? [] : [definitionError(path, 'not-a-time', { actual: time })];
}

export function checkDateTime(value: string, path: string): DefinitionError[] {
  const [date = '', time = ''] = value.split('T');
  return isDate(date) ? checkTime(time, path) : [definitionError(path, 'not-a-date', { actual: value })];
}
