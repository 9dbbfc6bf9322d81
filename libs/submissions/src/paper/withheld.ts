import { text, type Text } from '#vybory/language';
import type { PaperEntryId } from '../slot.js';
import type { PaperEntered } from './events.js';

/** Until when nobody is told what a registrar read on a paper. */
export type WithheldUntil = 'second-entry' | 'campaign-closed';

export const withheldReasons: Readonly<Record<WithheldUntil, Text>> = {
  'second-entry': text(
    'Прочитане з паперу не показують, доки той самий документ не введе друга особа',
    'What was read on the paper is withheld until another person has entered the same paper',
  ),
  'campaign-closed': text(
    'Введення відкликано раніше, ніж документ прочитала друга особа; прочитане не показують, доки кампанію не закрито',
    'The entry was withdrawn before another person read the paper; what was read is withheld until the campaign is closed',
  ),
};

/** An event as any reader of a log has it. */
interface Happened {
  readonly type: string;
  readonly data: unknown;
}

/**
 * Entries of a slot whose readings may not be told yet, because somebody still has to read their paper alone: the second
 * person or, where the entry was withdrawn unread, whoever enters that paper in its right place. What was told once is
 * never withheld again.
 * @param events of the slot's stream, in order
 */
export function withheldReadings(
  events: readonly Happened[],
  campaignIsClosed: boolean,
): ReadonlyMap<PaperEntryId, WithheldUntil> {
  const withheld = new Map<PaperEntryId, WithheldUntil>();
  for (const { type, data } of events) {
    // Only events of paper entries are looked at, and all of them name theirs.
    const { entry, doubleEntry } = data as Pick<PaperEntered['data'], 'entry' | 'doubleEntry'>;
    if (type === 'PaperEntered' && doubleEntry) withheld.set(entry, 'second-entry');
    if (type === 'PaperConfirmed' || type === 'PaperEntryDisputed') withheld.delete(entry);
    if (type !== 'PaperEntryWithdrawn' || !withheld.has(entry)) continue;
    if (campaignIsClosed) withheld.delete(entry);
    else withheld.set(entry, 'campaign-closed');
  }
  return withheld;
}

/** What an entry may tell while its reading is withheld; the hash would confirm whatever is guessed. */
export function withoutReading(
  entered: PaperEntered['data'],
): Omit<PaperEntered['data'], 'values' | 'contentHash' | 'attachments'> {
  const { values: _, contentHash: __, attachments: ___, ...told } = entered;
  return told;
}
