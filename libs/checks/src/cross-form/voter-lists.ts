import type { FormKey } from '#vybory/forms';
import { compose, text } from '#vybory/language';
import type { Facts, Row } from '../facts.js';
import { clarifiedVoterListNotice, precinctProtocol, voterListNotice } from '../forms.js';
import { countIn, differs, recordIn } from '../reading.js';
import { noViolations, relation, type BoundRelation, type RelationScope, type Violation } from '../relation.js';
import { documentsOf } from '../slot-key.js';
import type { SubmissionView } from '../submission-view.js';
import { lineBook, type LineBook } from '../wording/line-book.js';
import { number } from '../wording/numbers.js';
import { protocolsKey, rowKey, slotKey } from './fact-keys.js';
import { fieldOf, fieldOfRow } from './field-of.js';
import { precinctRows, type RowOfTable } from './precinct-rows.js';

/**
 * precinct `LST` = the row of the latest voter list count notice: of the clarified notice where it has the
 * precinct, else of the first one. Judged whichever side arrives later, the quick notice of the precinct as its protocol; a first notice is not held against a precinct
 * that a clarified notice speaks of. Source: law 2001 art. 68(5) (LST is taken from the voter list); the comparison is
 * OWN, cf. PKW S19. Severity `warning`: growth after the notice needs a note.
 */
export const x4 = relation({
  id: 'X-4',
  version: 2,
  title: text(
    'Виборці у списку = останнє повідомлення про список',
    'Voters on the list = the latest notice of the list',
  ),
  formula: 'LST = row of the precinct in the latest voter list count notice (clarified, else first)',
  source: 'LAW 2766-III (2001) art. 68(5); comparison OWN, cf. SYS PKW S19',
  severity: 'warning',
  judges: [
    { form: precinctProtocol, needs: 'the rows of the precinct in both voter list notices of its district' },
    { form: voterListNotice, needs: 'the precinct protocols in force of the district; the clarified notice' },
    { form: clarifiedVoterListNotice, needs: 'the precinct protocols in force of the district' },
  ],
  missing: 'skip-any',
  mutual: { displacing: [clarifiedVoterListNotice] },
  params: {},
  bind: (scope) => (scope.form === precinctProtocol ? atProtocol(scope) : atNotice(scope)),
});

interface Figures {
  readonly onProtocol: number;
  readonly onNotice: number;
  readonly precinct: string;
}

function atProtocol({ lines }: RelationScope): BoundRelation | undefined {
  if (!lines.has('votersOnList')) return undefined;
  return {
    needs: ({ unit }) => [rowKey(clarifiedVoterListNotice, unit), rowKey(voterListNotice, unit)],
    judge: ({ unit, values }, facts) => {
      const latest = latestRow(unit, facts);
      if (latest === undefined) return noViolations;
      const onProtocol = countIn(recordIn(values, 'lines'), 'votersOnList');
      const onNotice = countIn(latest.row, 'votersOnList');
      if (!differs(onProtocol, onNotice)) return noViolations;
      const row = fieldOfRow(latest.form, unit, '', 'votersOnList');
      const message = breachText({ onProtocol, onNotice, precinct: unit }, lines);
      return [{ fields: ['lines.votersOnList', row], expected: onNotice, actual: onProtocol, message }];
    },
  };
}

function latestRow(precinct: string, facts: Facts): { readonly form: FormKey; readonly row: Row } | undefined {
  for (const form of [clarifiedVoterListNotice, voterListNotice]) {
    const row = facts.get(rowKey(form, precinct));
    if (row !== undefined) return { form, row };
  }
  return undefined;
}

function atNotice(scope: RelationScope): BoundRelation {
  const { definition, form } = scope;
  const contests = definition.contests.map(({ id, precinctLines }) => ({
    id,
    lines: lineBook(precinctLines, definition),
  }));
  return {
    needs: ({ unit }) => [
      ...contests.flatMap(({ id }) => documentsOf(id)).map((document) => protocolsKey(unit, document)),
      slotKey(form === voterListNotice ? clarifiedVoterListNotice : voterListNotice, unit),
    ],
    judge: (submission, facts) => {
      const rows = judgedRows(submission, facts);
      return contests.flatMap(({ id, lines }) =>
        documentsOf(id).flatMap((document) => noticeBreaches(rows, submission, document, lines, facts)),
      );
    },
  };
}

/** Rows that no later notice speaks of. */
function judgedRows({ form, unit, values }: SubmissionView, facts: Facts): readonly RowOfTable[] {
  const rows = precinctRows(values, 'rows');
  const clarified = form === voterListNotice ? facts.get(slotKey(clarifiedVoterListNotice, unit)) : undefined;
  if (clarified === undefined) return rows;
  const later = new Set(precinctRows(clarified, 'rows').map((row) => row.precinct));
  return rows.filter((row) => !later.has(row.precinct));
}

function noticeBreaches(
  rows: readonly RowOfTable[],
  { unit }: SubmissionView,
  document: string,
  lines: LineBook,
  facts: Facts,
): readonly Violation[] {
  const protocols = facts.get(protocolsKey(unit, document)) ?? [];
  if (protocols.length === 0) return noViolations;
  const listOf = new Map(protocols.map((p) => [p.unit, countIn(recordIn(p.values, 'lines'), 'votersOnList')]));
  return rows.flatMap(({ path, precinct, record }) => {
    const onProtocol = listOf.get(precinct) ?? Number.NaN;
    const onNotice = countIn(record, 'votersOnList');
    if (!differs(onProtocol, onNotice)) return [];
    const line = fieldOf(precinctProtocol, precinct, document, 'lines.votersOnList');
    const message = breachText({ onProtocol, onNotice, precinct }, lines);
    return [{ fields: [`${path}.votersOnList`, line], expected: onProtocol, actual: onNotice, message }];
  });
}

function breachText({ onProtocol, onNotice, precinct }: Figures, lines: LineBook) {
  return compose((l) => {
    const line = lines.wording('votersOnList', l);
    return l === 'uk'
      ? `Дільниця ${precinct}: ${line} протоколу = ${number(onProtocol, l)}, а за повідомленням про список виборців ${number(onNotice, l)}.`
      : `Precinct ${precinct}: ${line} of the protocol = ${number(onProtocol, l)}, and by the notice of the voter list ${number(onNotice, l)}.`;
  });
}

/**
 * in each row of the clarified notice `clarified = previous + added − removed`; and in its first version
 * `previous` = the row of the first notice. Later versions go on from one another, so their `previous` is not held
 * against the first notice. Source: OWN. Severity `error`.
 */
export const x5 = relation({
  id: 'X-5',
  version: 1,
  title: text('Уточнена кількість = попередня + включені − виключені', 'Clarified number = previous + added − removed'),
  formula: 'clarified = previous + added − removed; previous = row of the first notice',
  source: 'OWN',
  severity: 'error',
  judges: [{ form: clarifiedVoterListNotice, needs: 'the first voter list notice of the district' }],
  missing: 'skip-any',
  params: {},
  bind: () => ({
    needs: (submission) =>
      submission.supersededValues === undefined ? [slotKey(voterListNotice, submission.unit)] : [],
    judge: (submission, facts) => {
      const first =
        submission.supersededValues === undefined ? facts.get(slotKey(voterListNotice, submission.unit)) : undefined;
      const firstRows = new Map(precinctRows(first ?? {}, 'rows').map((row) => [row.precinct, row.record]));
      return precinctRows(submission.values, 'rows').flatMap((row) => [
        ...sumBreach(row),
        ...previousBreach(row, countIn(firstRows.get(row.precinct), 'votersOnList'), submission.unit),
      ]);
    },
  }),
});

function sumBreach({ path, precinct, record }: RowOfTable): readonly Violation[] {
  const [clarified, previous, added, removed] = ['votersOnList', 'previous', 'added', 'removed'].map((name) =>
    countIn(record, name),
  );
  if (clarified === undefined || previous === undefined || added === undefined || removed === undefined) return [];
  const expected = previous + added - removed;
  if (!differs(clarified, expected)) return [];
  const message = compose((l) => {
    const sum = `${number(previous, l)} + ${number(added, l)} − ${number(removed, l)} = ${number(expected, l)}`;
    return l === 'uk'
      ? `Дільниця ${precinct}: уточнена кількість виборців ${number(clarified, l)}, а попередня + включені − виключені = ${sum}.`
      : `Precinct ${precinct}: the clarified number of voters is ${number(clarified, l)}, and previous + added − removed = ${sum}.`;
  });
  const fields = ['votersOnList', 'previous', 'added', 'removed'].map((name) => `${path}.${name}`);
  return [{ fields, expected, actual: clarified, message }];
}

function previousBreach({ path, precinct, record }: RowOfTable, expected: number, unit: string): readonly Violation[] {
  const previous = countIn(record, 'previous');
  if (!differs(previous, expected)) return [];
  const message = compose((l) =>
    l === 'uk'
      ? `Дільниця ${precinct}: попередня кількість виборців ${number(previous, l)}, а в першому повідомленні ${number(expected, l)}.`
      : `Precinct ${precinct}: the previous number of voters is ${number(previous, l)}, and the first notice says ${number(expected, l)}.`,
  );
  const first = fieldOf(voterListNotice, unit, '', `rows[${precinct}].votersOnList`);
  return [{ fields: [`${path}.previous`, first], expected, actual: previous, message }];
}
