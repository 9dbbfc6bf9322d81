import type { JsonValue } from '#vybory/canonical-json';
import { findForm } from '../../catalogue.js';
import { bindForm } from '../../context.js';
import type { FormDefinition } from '../../definition.js';
import { exampleOf } from '../../example.js';
import { inventedContext } from '../../testing/contexts.js';

const context = inventedContext();

function form(key: string): FormDefinition {
  const found = findForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

/** Errors of the example with the rows of one of its tables changed. */
function errorsWith(
  key: string,
  table: string,
  change: (row: Record<string, JsonValue>) => readonly JsonValue[],
): readonly string[] {
  const definition = form(key);
  const example = exampleOf(definition, { context });
  const rows = (example[table] as readonly Record<string, JsonValue>[]).flatMap(change);
  return bindForm(definition, context)({ ...example, [table]: rows }).map(({ path, code }) => `${path}: ${code}`);
}

test('a party puts forward at most one person for a district', () => {
  const twice = errorsWith('district-commission-nominations', 'nominations', (row) => [row, row]);
  expect(twice).toEqual(['nominations.1.district: duplicate-row']);
  expect(
    errorsWith('district-commission-nominations', 'nominations', (row) => [row, { ...row, district: '12' }]),
  ).toEqual([]);
});

test('only an ordinary precinct has boundaries', () => {
  const { key } = form('precincts-formed-notice');
  const hospital = { kind: 'hospital', institution: 'Обласна лікарня' };
  expect(errorsWith(key, 'precincts', (row) => [{ ...row, ...hospital }])).toEqual([
    'precincts.0.boundaries: not-applicable',
  ]);
  expect(errorsWith(key, 'precincts', ({ boundaries: _, ...row }) => [{ ...row, ...hospital }])).toEqual([]);
  expect(errorsWith(key, 'precincts', ({ boundaries: _, ...row }) => [row])).toEqual([
    'precincts.0.boundaries: missing-field',
  ]);
});

test('a precinct that is being formed need not be known yet, one whose commission is formed must be', () => {
  expect(errorsWith('precincts-formed-notice', 'precincts', (row) => [{ ...row, precinctNo: '9999' }])).toEqual([]);
  expect(
    errorsWith('precinct-commissions-formed-notice', 'commissions', (row) => [{ ...row, precinct: '99' }]),
  ).toEqual(['commissions.0.precinct: unknown-precinct', 'commissions.1.precinct: unknown-precinct']);
});

test('a bloc has at least two parties, each once', () => {
  const alone = errorsWith('bloc-agreement', 'parties', (row) => (row.edrpou === '21661711' ? [row] : []));
  expect(alone).toEqual(['parties: too-few-rows']);
  expect(errorsWith('bloc-agreement', 'parties', (row) => [{ ...row, edrpou: '21661711' }])).toEqual([
    'parties.1.edrpou: duplicate-row',
  ]);
});
