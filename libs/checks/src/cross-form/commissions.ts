import type { FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import { arithmeticOf, formsWith } from '../arithmetic/arithmetic-relation.js';
import type { FactKey, Facts } from '../facts.js';
import {
  clarifiedVoterListNotice,
  foreignCommission,
  precinctComposition,
  precinctOfficers,
  precinctCountComposition,
  referendumCommissionsFormed,
  referendumLeadership,
  regionReferendumMembers,
  territorialCommissionsFormed,
  territorialComposition,
  territorialMembers,
  voterListNotice,
} from '../forms.js';
import { asRecord, countIn, differs, exceeds, recordsIn, stated, textIn } from '../reading.js';
import { mutual, relation, type BoundRelation, type Judged, type RelationScope, type Violation } from '../relation.js';
import type { FormValues, SubmissionView } from '../submission-view.js';
import { number } from '../wording/numbers.js';
import { bindAgreeing } from './agreeing.js';
import {
  listedMembers,
  memberLists,
  precinctCommissionSizes,
  referendumCommissionSizes,
  sizeOf,
  territorialCommissionSizes,
} from './commission-sizes.js';
import { countryOf, slotKey, withinKey } from './fact-keys.js';
import { fieldOf } from './field-of.js';
import { personIn, personKey, type NamedPerson } from './people.js';

const bound = (fallback: number, uk: string, en: string) =>
  ({ kind: 'number', default: fallback, min: 0, max: 10_000, meaning: text(uk, en) }) as const;

const groups = [precinctCommissionSizes, territorialCommissionSizes, referendumCommissionSizes];

/**
 * what papers say of commissions fits together. Counts of a row add up (men + women = members); papers that give the size of the same commission
 * give the same; a list of members is as long as the notices say; a list has one chair and one secretary; nobody sits on two commissions, or twice
 * on one; a commission has as many members as the law allows.
 *
 * People are compared by name and date of birth, and a finding shows the name only. Bounds: a precinct commission has at least
 * `precinctMin` members, a small one (fewer than `smallVoters` voters by the voter list notice) `smallMin`; where the number of voters is not known,
 * the smaller bound holds. Sources: OWN; bounds from law 2001 art. 20(1), 21(2): precinct ≥ 8, small officers + 2–4, district 12–20; president 2004
 * art. 24(2): precinct ≥ 12. Severity `error`.
 */
export const x18 = relation({
  id: 'X-18',
  version: 1,
  title: text(
    'Склад комісій: числа, посади, особи, межі',
    'Composition of commissions: counts, offices, people, bounds',
  ),
  formula:
    'men + women = members; sizes agree; one chair, one secretary; one commission per person; min ≤ members ≤ max',
  source: 'OWN; LAW 2766-III (2001) art. 20(1), 21(2); LAW 1630-IV (2004) art. 24(2)',
  severity: 'error',
  judges: judgedForms(),
  missing: 'skip-any',
  mutual,
  params: {
    precinctMin: bound(8, 'Найменше членів дільничної комісії', 'Fewest members of a precinct commission'),
    precinctMax: bound(
      0,
      'Найбільше членів дільничної комісії; 0: без межі',
      'Most members of a precinct commission; 0: no bound',
    ),
    smallVoters: bound(50, 'Менше виборців має мала дільниця', 'A small precinct has fewer voters'),
    smallMin: bound(
      5,
      'Найменше членів комісії малої дільниці',
      'Fewest members of the commission of a small precinct',
    ),
    districtMin: bound(
      12,
      'Найменше членів окружної (територіальної) комісії',
      'Fewest members of a district commission',
    ),
    districtMax: bound(
      20,
      'Найбільше членів окружної комісії; 0: без межі',
      'Most members of a district commission; 0: no bound',
    ),
  },
  bind: (scope, params) =>
    [
      ownCounts(scope.form),
      ...groups.map((papers) => bindAgreeing(papers, scope.form)),
      listAgainstNotices(scope),
      noticeAgainstLists(scope),
      offices(scope.form),
      people(scope),
      bounds(scope.form, params),
    ].filter((part) => part !== undefined),
});

function judgedForms(): readonly Judged[] {
  const others: Readonly<Record<string, string>> = {
    [territorialMembers]: 'the region’s notices of composition and formation; lists of other commissions',
    [precinctOfficers]: 'lists of other commissions',
    [precinctComposition]: 'the other notices of the district; the voter list notices',
    [territorialComposition]: 'the notice of formation; lists of members',
    [referendumCommissionsFormed]: 'the record of leadership; lists of members',
  };
  const forms = new Set<FormKey>([
    ...formsWith('X-18'),
    ...groups.flat().map(({ form }) => form),
    ...memberLists.map(({ list }) => list),
    precinctOfficers,
    foreignCommission,
  ]);
  return [...forms].map((form) => ({ form, ...(others[form] === undefined ? {} : { needs: others[form] }) }));
}

function ownCounts(form: FormKey): BoundRelation | undefined {
  const judge = arithmeticOf(form, 'X-18');
  return judge && { judge: ({ values }) => judge(values) };
}

/** A list of members against the rows of the notices of the region above. */
function listAgainstNotices({ definition, form }: RelationScope): BoundRelation | undefined {
  const found = memberLists.find(({ list }) => list === form);
  if (found === undefined) return undefined;
  const above = (unit: string) => definition.territory.find(({ code }) => code === unit)?.parent;
  const keys = (unit: string) => {
    const region = form === regionReferendumMembers ? unit : above(unit);
    return region === undefined ? [] : found.notices.map((notice) => slotKey(notice, region));
  };
  return {
    needs: ({ unit }) => keys(unit),
    judge: ({ unit, values }, facts) =>
      keys(unit).flatMap((key) => {
        const claimed = sizeOf(facts.get(key), unit);
        const listed = listedMembers(values);
        if (!differs(listed, claimed)) return [];
        const fields = ['members', fieldOf(key.form, key.unit, '', `[${unit}].membersTotal`)];
        return [sizeBreach(fields, { expected: claimed, actual: listed }, { unit, listed, claimed })];
      }),
  };
}

/** A notice of the region against the lists of members that commissions sent. */
function noticeAgainstLists({ form }: RelationScope): BoundRelation | undefined {
  const found = memberLists.find(({ notices }) => notices.some((notice) => notice === form));
  if (found === undefined) return undefined;
  return {
    needs: ({ unit }) => [withinKey(found.list, unit)],
    judge: ({ unit, values }, facts) =>
      (facts.get(withinKey(found.list, unit)) ?? []).flatMap((list) => {
        const claimed = sizeOf(values, list.unit);
        const listed = listedMembers(list.values);
        if (!differs(claimed, listed)) return [];
        const table = rowPath(values, list.unit);
        const fields = [`${table}.membersTotal`, fieldOf(found.list, list.unit, '', 'members')];
        return [sizeBreach(fields, { expected: listed, actual: claimed }, { unit: list.unit, listed, claimed })];
      }),
  };
}

function rowPath(values: FormValues, unit: string): string {
  const rows = [...recordsIn(values, 'rows'), ...recordsIn(values, 'commissions')];
  return rows.find(({ row }) => textIn(row, 'unit') === unit)?.path ?? 'rows';
}

function sizeBreach(
  fields: readonly string[],
  { expected, actual }: { readonly expected: number; readonly actual: number },
  { unit, listed, claimed }: { readonly unit: string; readonly listed: number; readonly claimed: number },
): Violation {
  const message = compose((l) =>
    l === 'uk'
      ? `${unit}: у списку членів ${number(listed, l)}, а за повідомленням ${number(claimed, l)}.`
      : `${unit}: the list has ${number(listed, l)} members, and by the notice there are ${number(claimed, l)}.`,
  );
  return { fields, expected, actual, message };
}

const onlyOnce = [
  { role: 'chair', title: text('голова', 'chair'), owed: true },
  { role: 'secretary', title: text('секретар', 'secretary'), owed: true },
] as const;

/** Lists in which each member states an office. */
const listsWithOffices: ReadonlySet<FormKey> = new Set([
  territorialMembers,
  regionReferendumMembers,
  foreignCommission,
]);

function offices(form: FormKey): BoundRelation | undefined {
  if (!listsWithOffices.has(form)) return undefined;
  return {
    judge: ({ values }) =>
      onlyOnce.flatMap(({ role, title }) => {
        const holders = recordsIn(values, 'members').filter(({ row }) => row.role === role);
        if (holders.length === 1) return [];
        const message = compose((l) =>
          l === 'uk'
            ? `${title.uk}: у списку ${number(holders.length, l)}, а має бути один (одна).`
            : `${title.en}: ${number(holders.length, l)} in the list, and there should be one.`,
        );
        const fields = holders.length === 0 ? ['members'] : holders.map(({ path }) => `${path}.role`);
        return [{ fields, expected: 1, actual: holders.length, message }];
      }),
  };
}

const officersOfRow = ['chair', 'deputyChair', 'secretary'] as const;

/** Everybody whom a list of a commission, or of the officers of several, names. */
function membersOf(form: FormKey, values: FormValues): readonly NamedPerson[] {
  if (form !== precinctOfficers)
    return recordsIn(values, 'members').flatMap(({ path, row }) => personIn(row, path) ?? []);
  return recordsIn(values, 'rows').flatMap(({ path, row }) =>
    officersOfRow.flatMap((office) => {
      const officer = asRecord(row[office]);
      return officer === undefined ? [] : (personIn(officer, `${path}.${office}`) ?? []);
    }),
  );
}

/** Lists whose people are compared over the whole country. */
const listsOfPeople: readonly FormKey[] = [territorialMembers, precinctOfficers];

function people({ definition, form }: RelationScope): BoundRelation | undefined {
  const everywhere = listsOfPeople.includes(form);
  if (!everywhere && !listsWithOffices.has(form)) return undefined;
  const keys = everywhere ? listsOfPeople.map((list) => withinKey(list, countryOf(definition))) : [];
  return {
    needs: (): readonly FactKey[] => keys,
    judge: (submission, facts) => peopleBreaches(submission, facts, keys),
  };
}

function peopleBreaches(
  { form, unit, values }: SubmissionView,
  facts: Facts,
  keys: readonly ReturnType<typeof withinKey>[],
): readonly Violation[] {
  const seen = new Map<string, string>();
  for (const key of keys) {
    for (const list of facts.get(key) ?? []) {
      if (key.form === form && list.unit === unit) continue;
      for (const person of membersOf(key.form, list.values)) {
        seen.set(personKey(person), fieldOf(key.form, list.unit, '', person.path));
      }
    }
  }
  return membersOf(form, values).flatMap((person) => {
    const elsewhere = seen.get(personKey(person));
    seen.set(personKey(person), elsewhere ?? person.path);
    if (elsewhere === undefined) return [];
    const message = text(
      `${person.name} уже входить до складу комісії; одна особа може бути членом лише однієї.`,
      `${person.name} is on a commission already; a person can sit on one only.`,
    );
    return [{ fields: [person.path, elsewhere], expected: 1, actual: 2, message }];
  });
}

interface Bounds {
  readonly precinctMin: number;
  readonly precinctMax: number;
  readonly smallVoters: number;
  readonly smallMin: number;
  readonly districtMin: number;
  readonly districtMax: number;
}

/** Notices whose rows state the size of one commission each. */
const noticesOfSizes: ReadonlyMap<FormKey, 'precinct' | 'district'> = new Map([
  [precinctComposition, 'precinct'],
  [precinctCountComposition, 'precinct'],
  [territorialComposition, 'district'],
  [territorialCommissionsFormed, 'district'],
  [referendumLeadership, 'district'],
]);

function bounds(form: FormKey, limits: Bounds): BoundRelation | undefined {
  const level = noticesOfSizes.get(form);
  if (level === undefined) return undefined;
  const table = form === territorialCommissionsFormed ? 'commissions' : 'rows';
  if (level === 'district') {
    return {
      judge: ({ values }) =>
        recordsIn(values, table).flatMap(({ path, row }) =>
          boundBreach(
            path,
            textIn(row, 'unit') ?? '',
            countIn(row, 'membersTotal'),
            limits.districtMin,
            limits.districtMax,
          ),
        ),
    };
  }
  return {
    oneSided: true,
    needs: ({ unit }) => [slotKey(clarifiedVoterListNotice, unit), slotKey(voterListNotice, unit)],
    judge: ({ unit, values }, facts) => {
      const voters = votersByPrecinct(unit, facts);
      return recordsIn(values, table).flatMap(({ path, row }) => {
        const precinct = textIn(row, 'precinct') ?? '';
        const onList = voters.get(precinct) ?? Number.NaN;
        const ordinary = stated(onList) && onList >= limits.smallVoters;
        const least = ordinary ? limits.precinctMin : Math.min(limits.smallMin, limits.precinctMin);
        return boundBreach(path, precinct, countIn(row, 'membersTotal'), least, limits.precinctMax);
      });
    },
  };
}

function votersByPrecinct(unit: string, facts: Facts): ReadonlyMap<string, number> {
  const rows = [voterListNotice, clarifiedVoterListNotice].flatMap((form) =>
    recordsIn(facts.get(slotKey(form, unit)) ?? {}, 'rows'),
  );
  return new Map(rows.map(({ row }) => [textIn(row, 'precinct') ?? '', countIn(row, 'votersOnList')]));
}

function boundBreach(path: string, unit: string, members: number, least: number, most: number): readonly Violation[] {
  const tooMany = most > 0 && exceeds(members, most);
  if (!exceeds(least, members) && !tooMany) return [];
  const expected = tooMany ? most : least;
  const message = compose((l) => {
    const limit = number(expected, l);
    if (l === 'uk')
      return `${unit}: у складі комісії ${number(members, l)}, а може бути ${tooMany ? 'не більше' : 'не менше'} ${limit}.`;
    return `${unit}: the commission has ${number(members, l)} members, and may have ${tooMany ? 'no more' : 'no fewer'} than ${limit}.`;
  });
  return [{ fields: [`${path}.membersTotal`], expected, actual: members, message }];
}
