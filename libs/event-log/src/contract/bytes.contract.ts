/* eslint-disable max-lines-per-function -- a suite reads best in one piece, as in spec files */
import { canonicalJson, type CanonicalJson } from '#vybory/canonical-json';
import { streamName, type NewEvent } from '../port.js';
import { leafHash } from '../sealing.js';
import { given, happened, freshLog, stream, type GetEventLog } from './contract-log.js';

const prototypeKeys = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"toString":null}') as object;

export function describeBytes(getEventLog: GetEventLog): void {
  describe('bytes', () => {
    it.each([
      ['Ukrainian', { голова: 'Їжакевич Ґ. Є.', назва: '«Слуга» № 1 — ’тест’' }],
      ['beyond the basic plane', { '𝒳': '🗳️ 👩‍👩‍👧 𐍈', z: '\u{10ffff}' }],
      [
        'controls and escapes',
        { text: '\u0000\u0001\b\f\n\r\t"\\/\u007f\u2028\ufeff\ufffd\uffff', literal: '\\ud800' },
      ],
      ['numbers', [0, -0, 1e21, 5e-324, 1.7976931348623157e308, 9007199254740991, 0.1, -1.5]],
      ['prototype keys', prototypeKeys],
      ['nothing', null],
      ['braces of arrays and quotes of SQL', ['{a,"b"}', "'; drop table event; --", 'NULL', '', '\\x00']],
    ])('gives back what was appended: %s', async (_, data) => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const event = happened(data, { actor: `${stream(1)} "’ї\\` });
      await given(eventLog, log, stream(1), 0, event);
      const [recorded] = await eventLog.readStream(log, stream(1));
      expect(recorded).toMatchObject({ log, position: 1, stream: stream(1), version: 1, id: event.id });
      expect(recorded).toMatchObject({ type: event.type, schemaVersion: 1, actor: event.actor, at: event.at });
      expect(canonicalJson({ data: recorded?.data })).toBe(`{"data":${event.data}}`);
      expect((await eventLog.readLog(log, { after: 0, limit: 1 })).events).toEqual([recorded]);
    });

    it('keeps `__proto__` as data', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened(prototypeKeys));
      const [recorded] = await eventLog.readStream(log, stream(1));
      expect(Object.keys(recorded?.data as object)).toContain('__proto__');
      expect(Object.getPrototypeOf(recorded?.data)).toBe(Object.prototype);
    });

    it('keeps bodies of a megabyte, among small ones', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const large = { text: 'Дільниця № '.repeat(60_000), noise: Array.from({ length: 9_000 }, () => Math.random()) };
      const appends = [{ a: 1 }, large, { b: 2 }, large, { c: 3 }].map((data, index) =>
        given(eventLog, log, stream(index), 0, happened(data)),
      );
      await Promise.all(appends);
      const sealed = await eventLog.readSealed(log, { after: 0, limit: 10 });
      expect(sealed.map(({ body }) => body.length > 500_000)).toEqual([false, true, false, true, false]);
      expect(sealed.map(({ body }) => (JSON.parse(body) as { data: unknown }).data)[1]).toEqual(large);
    });

    it('stores the canonical text of {actor, at, data, id, schemaVersion, stream, type}', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const name = streamName('submission-ua"\\/.protocol');
      const event = happened({ b: [1, 'ї'], a: null }, { actor: 'комісія "\u0007', schemaVersion: 3 });
      await given(eventLog, log, name, 0, event);
      const [sealed] = await eventLog.readSealed(log, { after: 0, limit: 1 });
      const whole = { ...event, stream: name, data: JSON.parse(event.data) as object };
      expect(sealed?.body).toBe(canonicalJson(whole));
    });

    it('seals every event so that anyone can verify it from salt and body', async () => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      await given(eventLog, log, stream(1), 0, happened({ назва: 'а' }), happened({ назва: 'б' }), happened({}));
      const sealed = await eventLog.readSealed(log, { after: 0, limit: 10 });
      expect(sealed.map((event) => event.position)).toEqual([1, 2, 3]);
      for (const { leaf, salt, body } of sealed) {
        expect(salt).toHaveLength(16);
        expect(leaf).toEqual(leafHash(salt, body));
      }
      expect(new Set(sealed.map(({ salt }) => salt.toString('hex'))).size).toBe(3);
    });

    it.each<[string, Partial<NewEvent>]>([
      ['a lone surrogate', { data: '"\ud800"' as CanonicalJson }],
      ['an escaped lone surrogate', { data: String.raw`["\\\ud800"]` as CanonicalJson }],
      ['a lone surrogate as actor', { actor: 'a\udfff' }],
      ['an id that is no UUID', { id: 'x' as NewEvent['id'] }],
      ['an id in upper case', { id: 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' as NewEvent['id'] }],
      ['a type that is no word', { type: 'Protocol received' }],
      ['a time without milliseconds', { at: '2019-03-31T20:00:00Z' }],
      ['a schema version of 0', { schemaVersion: 0 }],
    ])('rejects %s and stores nothing', async (_, fault) => {
      const [eventLog, log] = [getEventLog(), freshLog()];
      const events = [happened(1), happened(2, fault)] as const;
      await expect(eventLog.append(log, stream(1), 0, events)).rejects.toBeInstanceOf(RangeError);
      expect(await eventLog.readStream(log, stream(1))).toEqual([]);
    });

    it.each([-1, 0.5, Number.NaN])('rejects %p as expected version', async (version) => {
      const append = getEventLog().append(freshLog(), stream(1), version, [happened(1)]);
      await expect(append).rejects.toBeInstanceOf(RangeError);
    });

    it('rejects the same event twice in one append', async () => {
      const event = happened(1);
      const append = getEventLog().append(freshLog(), stream(1), 0, [event, event]);
      await expect(append).rejects.toBeInstanceOf(RangeError);
    });
  });
}
