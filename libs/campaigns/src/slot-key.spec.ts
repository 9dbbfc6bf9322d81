import fc from 'fast-check';
import type { SlotKeyPart } from '#vybory/forms';
import { type KeyChoices, resolveSlotKey } from './slot-key.js';
import { campaignWithSubjects } from './testing/definitions.js';

const { contests, turnoutSlots, subjects = [] } = campaignWithSubjects;
const [council] = contests.filter(({ id }) => id === 'council-1');
const allParts: readonly SlotKeyPart[] = ['contest', 'turnout-slot', 'document-kind', 'subject', 'period', 'occasion'];
const subjectOf: KeyChoices['subject'] = (id) => subjects.find((subject) => subject.id === id);

const someParts = fc.shuffledSubarray([...allParts]);
const choices = fc
  .record({
    contests: fc.constantFrom(contests, council === undefined ? [] : [council]),
    ownSubject: fc.option(fc.constantFrom(...subjects), { nil: undefined }),
  })
  .map((chosen): KeyChoices => ({ ...chosen, turnoutSlots, subject: subjectOf }));

const day = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words: Readonly<Record<SlotKeyPart, fc.Arbitrary<string>>> = {
  contest: fc.constantFrom(...contests.map(({ id }) => id)),
  'turnout-slot': fc.constantFrom(...turnoutSlots.map(({ at }) => at)),
  'document-kind': fc.constantFrom('notice', 'protocol'),
  subject: fc.constantFrom(...subjects.map(({ id }) => id)),
  period: day,
  occasion: fc.integer({ min: 1, max: 999_999 }).map(String),
};

/** A form's parts, and a key that names all of them in their order. */
const fullKey = someParts.chain((parts) =>
  fc.tuple(...parts.map((part) => words[part])).map((named) => ({ parts, named })),
);
/** The same, with some parts left out. */
const anyKey = fullKey.chain(({ parts, named }) => fc.subarray(named).map((kept) => ({ parts, named: kept })));

describe('the key of a slot, whatever parts a form has', () => {
  it('is understood when all its parts are named in order, and names each of them', () => {
    fc.assert(
      fc.property(fullKey, choices, ({ parts, named }, { ownSubject }) => {
        const open = { contests, turnoutSlots, subject: subjectOf, ownSubject };
        const resolved = resolveSlotKey(parts, open, named.join('+'));
        expect(resolved).toMatchObject({ ok: true });
        if (!resolved.ok) return;
        const { contest, turnoutSlot, documentKind, subject, period, occasion } = resolved;
        const found: Readonly<Record<SlotKeyPart, string | undefined>> = {
          contest: contest?.id,
          'turnout-slot': turnoutSlot?.at,
          'document-kind': documentKind,
          subject: subject?.id,
          period,
          occasion: String(occasion),
        };
        expect(parts.map((part) => found[part])).toEqual(named);
      }),
      { numRuns: 1000 },
    );
  });

  it('has a canonical text that reads to the same slot, for whoever reads it', () => {
    fc.assert(
      fc.property(anyKey, choices, choices, ({ parts, named }, given, others) => {
        const resolved = resolveSlotKey(parts, given, named.join('+'));
        fc.pre(resolved.ok);
        const reader = { ...given, ownSubject: others.ownSubject };
        expect(resolveSlotKey(parts, reader, resolved.key)).toEqual(resolved);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused with a code, never with a throw, whatever it says', () => {
    const noise = fc.array(fc.oneof(...Object.values(words), fc.string({ maxLength: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(someParts, choices, noise, (parts, given, tokens) => {
        const resolved = resolveSlotKey(parts, given, tokens.join('+'));
        if (!resolved.ok) expect(resolved.code).toMatch(/^[a-z-]+$/);
        else expect(resolveSlotKey(parts, given, resolved.key)).toEqual(resolved);
      }),
      { numRuns: 2000 },
    );
  });
});
