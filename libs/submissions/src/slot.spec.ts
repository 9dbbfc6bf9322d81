import type { FormKey } from '#vybory/forms';
import {
  carrierCaseId,
  paperEntryId,
  parseCarrierCaseId,
  parsePaperEntryId,
  parseSubmissionId,
  slotId,
  slotOfStream,
  submissionId,
  submissionStream,
} from './slot.js';

const slot = { campaign: 'ua-2019', form: 'turnout-notice' as FormKey, unit: '11', key: '11:00' };

describe('the id of a submission', () => {
  it.each([
    [slot, 'ua-2019.turnout-notice.11.11:00~1'],
    [{ ...slot, key: '' }, 'ua-2019.turnout-notice.11~1'],
    [{ ...slot, key: 'president+notice' }, 'ua-2019.turnout-notice.11.president+notice~1'],
  ])('says where to find it and is read back', (address, id) => {
    expect(submissionId(address, 1)).toBe(id);
    expect(`${slotId(address)}~1`).toBe(id);
    expect(submissionStream(address)).toBe(`submission-${slotId(address)}`);
    expect(parseSubmissionId(id)).toEqual({ slot: address, n: 1 });
    expect(slotOfStream(submissionStream(address))).toEqual(address);
  });

  it('is not that of another stream', () => {
    expect(slotOfStream('registration-book-ua')).toBeUndefined();
    expect(slotOfStream('submission-ua.form')).toBeUndefined();
  });

  it.each([
    '',
    'ua.form.11',
    'ua.form.11~',
    'ua.form.11~0',
    'ua.form.11~01',
    'ua.form.11~-1',
    'ua.form.11~1.5',
    'ua.form.11~1e3',
    'ua.form.11~9999999',
    'ua.form~1',
    'ua.form.11.a.b~1',
    'ua..11~1',
    'ua.form.11.a++b~1',
    'ua.form.1/1~1',
    `ua.form.${'1'.repeat(65)}~1`,
    'ua.form.11 ~1',
  ])('is not %p', (id) => {
    expect(parseSubmissionId(id)).toBeUndefined();
  });
});

describe('ids of paper entries and of cases', () => {
  it('say where to find them, and are not taken for each other', () => {
    const [entry, found] = [paperEntryId(slot, 2), carrierCaseId(slot, 3)];
    expect(entry).toBe('ua-2019.turnout-notice.11.11:00~paper2');
    expect(found).toBe('ua-2019.turnout-notice.11.11:00~case3');
    expect(parsePaperEntryId(entry)).toEqual({ slot, n: 2 });
    expect(parseCarrierCaseId(found)).toEqual({ slot, n: 3 });
    const parsers = [parseSubmissionId, parsePaperEntryId, parseCarrierCaseId];
    const known = (id: string): number => parsers.filter((parse) => parse(id) !== undefined).length;
    expect([submissionId(slot, 1), entry, found].map(known)).toEqual([1, 1, 1]);
    expect(known('ua-2019.turnout-notice.11.11:00~paper')).toBe(0);
  });
});
