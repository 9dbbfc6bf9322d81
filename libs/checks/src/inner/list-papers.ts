import { compose, text } from '#vybory/language';
import { slotKey } from '../cross-form/fact-keys.js';
import { fieldOf } from '../cross-form/field-of.js';
import { personIn, shortKey, type NamedPerson } from '../cross-form/people.js';
import { candidateList, listAutobiographies } from '../forms.js';
import { asRecord, countIn, recordsIn, stated } from '../reading.js';
import { mutual, relation, type Violation } from '../relation.js';
import type { FormValues } from '../submission-view.js';

const lists = [
  { form: candidateList, table: 'candidates', other: { form: listAutobiographies, table: 'autobiographies' } },
  { form: listAutobiographies, table: 'autobiographies', other: { form: candidateList, table: 'candidates' } },
] as const;

/**
 * F-6: every position of an electoral list (3.2.б.6) has an autobiography (3.2.б.7), of the same person, and the other way round. People are compared by
 * last and first name. Judged on whichever arrives later. Source: OWN, from the two items. Severity `error`.
 */
export const f6 = relation({
  id: 'F-6',
  version: 2,
  title: text('Кожному в списку — автобіографія', 'An autobiography for each position of the list'),
  formula: 'positions and people of the list = positions and people of the autobiographies',
  source: 'OWN, from 3.2.б.6 and 3.2.б.7',
  severity: 'error',
  judges: lists.map(({ form, other }) => ({ form, needs: `\`${other.form}\` of the party or bloc` })),
  missing: 'skip-any',
  mutual,
  params: {},
  bind: ({ form }) => {
    const list = lists.find((one) => one.form === form);
    if (list === undefined) return undefined;
    return {
      needs: ({ unit, key }) => [slotKey(list.other.form, unit, key)],
      judge: ({ unit, key, values }, facts) => {
        const there = facts.get(slotKey(list.other.form, unit, key));
        if (there === undefined) return [];
        const theirs = byPosition(there, list.other.table);
        const own = byPosition(values, list.table);
        if (theirs === undefined || own === undefined) return [];
        const source = (path: string) => fieldOf(list.other.form, unit, key, path);
        return [
          ...[...own].flatMap(([position, person]) =>
            pairBreach(position, person, theirs.get(position), source(list.other.table)),
          ),
          ...[...theirs]
            .filter(([position]) => !own.has(position))
            .map(([position, person]) => absent(position, [list.table, source(person.path)])),
        ];
      },
    };
  },
});

/** `undefined` when a row does not say who it is about, or at which position. */
function byPosition(values: FormValues, table: string): ReadonlyMap<number, NamedPerson> | undefined {
  const people = new Map<number, NamedPerson>();
  for (const { path, row } of recordsIn(values, table)) {
    const position = countIn(row, 'position');
    const person = personIn(asRecord(row.person) ?? {}, `${path}.person`);
    if (!stated(position) || person === undefined) return undefined;
    people.set(position, person);
  }
  return people;
}

function pairBreach(
  position: number,
  person: NamedPerson,
  other: NamedPerson | undefined,
  table: string,
): readonly Violation[] {
  if (other === undefined) return [absent(position, [person.path, table])];
  if (shortKey(person) === shortKey(other)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Позиція ${position}: у списку і в автобіографії різні особи (${person.short}; ${other.short}).`
      : `Position ${position}: the list and the autobiography name different people (${person.short}; ${other.short}).`,
  );
  return [{ fields: [person.path, table], expected: other.short, actual: person.short, message }];
}

function absent(position: number, fields: readonly string[]): Violation {
  const message = text(
    `Позиція ${position} є лише в одному з двох документів: у списку або в автобіографіях.`,
    `Position ${position} is in one of the two papers only: the list or the autobiographies.`,
  );
  return { fields, expected: position, actual: null, message };
}
