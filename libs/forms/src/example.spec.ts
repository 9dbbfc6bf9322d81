import { formCatalogue } from './catalogue.js';
import { bindForm } from './context.js';
import { exampleOf } from './example.js';
import { exampleLines } from './example-lines.js';
import { inventedContext, linesInForm } from './testing/contexts.js';
import { lineNames } from './vocabulary.js';

const forms = [...formCatalogue().values()];

describe('the example of a form', () => {
  it.each(forms)('of $key is accepted in every context, and always the same', (form) => {
    for (const boxes of ['none', 'optional', 'required'] as const) {
      const context = inventedContext({ boxes });
      const example = exampleOf(form, { context });
      expect(bindForm(form, context)(example)).toEqual([]);
      expect(exampleOf(form, { context })).toEqual(example);
    }
  });

  it.each(forms)('of $key is accepted with lines of any law', (form) => {
    const context = inventedContext({
      lines: [
        ...linesInForm(lineNames),
        { name: 'ballotsByPost', no: '99', label: { uk: 'Поштою', en: 'By post' }, required: true },
      ],
    });
    expect(bindForm(form, context)(exampleOf(form, { context }))).toEqual([]);
  });

  it('names the precincts that it is given', () => {
    const notice = forms.find(({ key }) => key === 'voter-list-count-notice');
    if (notice === undefined) throw new Error('the notice is missing');
    const example = exampleOf(notice, { precincts: ['143-000004', '143-000005', '143-000006'] });
    expect(example).toEqual({
      reportAsOf: '2024-03-31T21:45',
      rows: [
        { precinct: '143-000004', votersOnList: 1500 },
        { precinct: '143-000005', votersOnList: 1500 },
      ],
      total: 3000,
    });
  });
});

describe('the lines of an example', () => {
  const voting = { votes: { a: 40, b: 30 }, invalid: 7, supportedNone: 5, atHome: 12 };
  const lines = exampleLines(voting, lineNames);
  const line = (name: string): number => lines[name] ?? Number.NaN;

  it('add up as the control relations ask', () => {
    expect(line('ballotsReceived')).toBe(line('ballotsUnused') + line('votersIssued') + line('ballotsSpoilt'));
    expect(line('votersIssued')).toBe(line('votersIssuedInPremises') + line('votersIssuedAtHome'));
    expect(line('votersTookPart')).toBe(line('votersTookPartInPremises') + line('votersTookPartAtHome'));
    expect(line('votersTookPart')).toBe(line('ballotsInvalid') + line('votesTotal') + line('votersSupportedNone'));
    expect(line('votesTotal')).toBe(70);
    expect(line('votersIssued')).toBeLessThanOrEqual(line('votersOnList'));
    expect(line('votersTookPart')).toBeLessThanOrEqual(line('votersIssued'));
    expect(line('ballotsReceivedByDistrict')).toBe(line('ballotsReceived') + line('ballotsCancelledByDistrict'));
  });

  it('leave nobody who supported none where the law knows no such line', () => {
    expect(exampleLines(voting, ['votersTookPart', 'ballotsInvalid'])).toEqual({
      votersTookPart: 77,
      ballotsInvalid: 7,
    });
  });

  it('are not mistaken by a line that is named like what every object inherits', () => {
    expect(exampleLines(voting, ['valueOf'])).toEqual({ valueOf: 0 });
  });
});
