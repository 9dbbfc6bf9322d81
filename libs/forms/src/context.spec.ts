import fc from 'fast-check';
import type { JsonValue } from '#vybory/canonical-json';
import { findForm } from './catalogue.js';
import { bindForm } from './context.js';
import type { FormDefinition } from './definition.js';
import { exampleOf } from './example.js';
import { errorLimit, noErrors } from './field-error.js';
import type { FormContext } from './form.js';
import { inventedContext, knownPrecincts, linesInForm } from './testing/contexts.js';
import { mutantsOf } from './testing/mutations.js';

function form(key: string): FormDefinition {
  const found = findForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

type Values = Record<string, JsonValue>;
type Protocol = Values & { readonly lines: Values; readonly votes: Values };

function told(key: string, values: unknown, context: FormContext = inventedContext()): readonly string[] {
  return bindForm(form(key), context)(values).map(({ path, code }) => `${path}: ${code}`);
}

const protocol = 'precinct-count-protocol';
const context = inventedContext();

function protocolValues(changes: { lines?: Values; votes?: Values; rest?: Values } = {}): Protocol {
  const { lines, votes, ...rest } = exampleOf(form(protocol), { context });
  return {
    ...rest,
    lines: { ...(lines as Values), ...changes.lines },
    votes: { ...(votes as Values), ...changes.votes },
    ...changes.rest,
  };
}

function without(values: Values, name: string): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}

describe('a form bound to a contest and a unit', () => {
  it('makes nothing when nothing is wrong', () => {
    expect(bindForm(form(protocol), context)(protocolValues())).toBe(noErrors);
  });

  it('knows the lines of the contest', () => {
    const values = protocolValues({ lines: { ballotsLost: 1, ballotsSpoilt: 2 } });
    const lines = without(values.lines, 'votersIssued');
    expect(told(protocol, { ...values, lines })).toEqual([
      'lines.ballotsLost: unknown-line',
      'lines.ballotsSpoilt: unknown-line',
      'lines.votersIssued: missing-line',
    ]);
  });

  it('lets a line be left out that the definition does not require', () => {
    const lines = linesInForm(['ballotsReceived', 'votersOnList']);
    const optional = inventedContext({ lines: lines.map((line) => ({ ...line, required: line.no !== '1' })) });
    expect(told(protocol, { ...protocolValues(), lines: { votersOnList: 1 } }, optional)).toEqual([]);
    expect(told(protocol, { ...protocolValues(), lines: { ballotsReceived: 1 } }, optional)).toEqual([
      'lines.votersOnList: missing-line',
    ]);
  });

  it('tells what a missing line is called', () => {
    const [error] = bindForm(
      form(protocol),
      context,
    )({ ...protocolValues(), lines: without(protocolValues().lines, 'ballotsUnused') });
    expect(error?.message).toEqual({
      uk: 'Не заповнено рядок 4 «Кількість невикористаних виборчих бюлетенів»',
      en: 'Line 4, "Unused ballots", is required',
    });
  });

  it('knows words only for lines that there are', () => {
    expect(
      told(protocol, protocolValues({ rest: { linesInWords: { votersIssued: 'сто', votersLost: 'один' } } })),
    ).toEqual(['linesInWords.votersLost: unknown-line']);
  });

  it('knows the contestants, and those who carry no number', () => {
    const values = protocolValues({ votes: { '3': 0, '9': 1 } });
    expect(told(protocol, { ...values, votes: without(values.votes, '2') })).toEqual([
      'votes.3: struck-out-contestant',
      'votes.9: unknown-contestant',
      'votes.2: missing-contestant',
    ]);
  });

  it('tells wrong shapes and strangers together', () => {
    const lines = JSON.parse('{"__proto__": 1, "constructor": 2, "ballotsLost": -1}') as Values;
    const values = protocolValues({ lines: { votersIssued: '5' }, rest: { votes: null } });
    Object.defineProperty(values.lines, '__proto__', { value: 1, enumerable: true });
    expect(told(protocol, values)).toEqual([
      'lines.votersIssued: not-a-whole-number',
      'lines.__proto__: unexpected-field',
      'votes: missing-field',
    ]);
    expect(told(protocol, { ...protocolValues(), lines }).slice(0, 4)).toEqual([
      'lines.__proto__: unexpected-field',
      'lines.constructor: unexpected-field',
      'lines.ballotsLost: below-minimum',
      'lines.ballotsLost: unknown-line',
    ]);
  });

  const box = { kind: 'stationary', number: 1, ballots: null };
  it.each<[FormContext['boxes'], JsonValue | undefined, readonly string[]]>([
    ['none', undefined, []],
    ['none', [box], ['boxes: boxes-not-expected']],
    ['optional', undefined, []],
    ['optional', [box], []],
    ['required', undefined, ['boxes: boxes-missing']],
    ['required', [], ['boxes: boxes-missing']],
    ['required', [box], []],
  ])('with boxes %s judges %j', (boxes, rows, errors) => {
    const rest: Values = rows === undefined ? {} : { boxes: rows };
    expect(told(protocol, protocolValues({ rest }), inventedContext({ boxes }))).toEqual(errors);
  });

  it('knows the precincts of the unit, each once', () => {
    const precincts = ['11-050130', '12-000001', '11-050131', '11-050130', '12-000001'];
    const values = {
      reportAsOf: '2019-03-30T10:00',
      total: 5,
      rows: precincts.map((precinct) => ({ precinct, votersOnList: 1 })),
    };
    const errors = bindForm(form('voter-list-count-notice'), context)(values);
    expect(errors.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'rows.1.precinct: unknown-precinct',
      'rows.3.precinct: duplicate-precinct',
      'rows.4.precinct: unknown-precinct',
    ]);
    expect(errors[1]?.message.en).toBe('This precinct has already been given in row 1');
  });

  it('forgets the precincts of the last submission', () => {
    const check = bindForm(form('voter-list-count-notice'), context);
    const values = exampleOf(form('voter-list-count-notice'), { precincts: knownPrecincts });
    for (let round = 0; round < 3; round += 1) expect(check(values)).toBe(noErrors);
  });

  it('elects only who is on the ballot', () => {
    const decision = { decisionNo: '57', adoptedAt: '2019-07-25', outcome: 'elected', votesElected: 10 };
    expect(told('district-results-decision', { ...decision, elected: '1' })).toEqual([]);
    expect(told('district-results-decision', { ...decision, elected: '3' })).toEqual([
      'elected: struck-out-contestant',
    ]);
    expect(told('district-results-decision', { ...decision, elected: 'nobody' })).toEqual([
      'elected: unknown-contestant',
    ]);
  });

  it('stops telling after many errors', () => {
    const lines = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`line${i}`, -1]));
    const errors = told(protocol, { ...protocolValues(), lines });
    expect(errors).toHaveLength(errorLimit + 1);
    expect(errors.at(-1)).toBe(': too-many-errors');
  });

  it('never throws, and never finds fewer errors than the shape alone', () => {
    for (const key of [protocol, 'district-results-protocol', 'ballots-handed-over-protocol', 'turnout-notice']) {
      const bound = bindForm(form(key), inventedContext({ boxes: 'optional' }));
      fc.assert(
        fc.property(mutantsOf(exampleOf(form(key), { context })), (values) => {
          expect(bound(values).length).toBeGreaterThanOrEqual(form(key).validateShape(values).length);
        }),
        { numRuns: 300 },
      );
    }
  });
});
