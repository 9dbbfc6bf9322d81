import type { SlotCommand } from '../commands.js';
import { otherValues, values } from '../testing/commands.js';
import { given } from '../testing/given.js';
import { enterPaper, enterPaperAgain, entry, resolvePaper, withdrawPaperEntry } from '../testing/paper-commands.js';
import { withheldReadings, withoutReading } from './withheld.js';

const double = enterPaper({ doubleEntry: true });
const another = enterPaper({ doubleEntry: true, incomingNumber: '18' });

function withheldAfter(...history: readonly SlotCommand[]): readonly (readonly [string, string])[] {
  return [...withheldReadings(given(...history).events, false)];
}

describe('what was read on a paper', () => {
  it('is told at once where one person is enough', () => expect(withheldAfter(enterPaper())).toEqual([]));

  it('is withheld until another person has read it, the same or something else', () => {
    expect(withheldAfter(double)).toEqual([[entry(1), 'second-entry']]);
    expect(withheldAfter(double, enterPaperAgain(1))).toEqual([]);
    expect(withheldAfter(double, enterPaperAgain(1, 'second', otherValues))).toEqual([]);
    expect(withheldAfter(double, enterPaperAgain(1, 'second', otherValues), resolvePaper(1))).toEqual([]);
  });

  it('is withheld until the campaign is closed when it was withdrawn unread: the paper may be entered elsewhere', () => {
    expect(withheldAfter(double, withdrawPaperEntry(1), another)).toEqual([
      [entry(1), 'campaign-closed'],
      [entry(2), 'second-entry'],
    ]);
    const { events } = given(double, withdrawPaperEntry(1), another);
    expect([...withheldReadings(events, true)]).toEqual([[entry(2), 'second-entry']]);
  });

  it('is never withheld again: what two have read stays told when the entry is withdrawn', () => {
    expect(withheldAfter(double, enterPaperAgain(1, 'second', otherValues), withdrawPaperEntry(1))).toEqual([]);
  });

  it('is values, files and the hash that would confirm a guess; all else is told', () => {
    const attachments = [{ hash: `sha256:${'a'.repeat(64)}`, size: 7, mediaType: 'application/pdf', name: 'a.pdf' }];
    const [entered] = given({ ...double, attachments, values }).events;
    if (entered?.type !== 'PaperEntered') throw new Error('nothing was entered');
    const { values: _, contentHash: __, attachments: ___, ...rest } = entered.data;
    expect([_, ___]).toEqual([values, attachments]);
    expect(withoutReading(entered.data)).toEqual(rest);
  });
});
