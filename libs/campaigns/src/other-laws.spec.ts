import { findForm, formCatalogue } from '#vybory/forms';
import type { CampaignDefinition } from './definition.js';
import { campaignDefinitionHash } from './definition-hash.js';
import { parseDataset } from './dataset/parse-dataset.js';
import { planSubmissions } from './dataset/plan.js';
import { parseCampaignDefinition } from './parse-definition.js';
import { CampaignRuntime } from './runtime.js';
import { evolve, initialCampaignState } from './state.js';
import { law2002, local2020 } from './testing/laws.js';
import { campaignsFile } from './testing/repository-files.js';

const protocolForm = findForm('precinct-count-protocol');

function linesAsPrinted(definition: CampaignDefinition): string[] {
  const data = { definition, definitionHash: campaignDefinitionHash(definition) };
  const state = evolve(initialCampaignState, { type: 'CampaignAnnounced', data });
  if (state.status === 'absent' || protocolForm === undefined) throw new Error('the campaign and the form are there');
  const runtime = new CampaignRuntime(state, formCatalogue());
  const context = runtime.formContext(protocolForm, definition.contests[0], '');
  return context.lines.map(({ no, name }) => `${no} ${name}`);
}

/** The JSON blocks of `campaigns/README.md`, in order. */
function examples(): unknown[] {
  return [...campaignsFile('README.md').matchAll(/```json\n(.*?)```/gs)].map(
    ([, json = '']) => JSON.parse(json) as unknown,
  );
}

describe('other laws and countries, by definition alone', () => {
  it('Ukraine, law of 2001 (LN-1): eight lines and those who supported none', () => {
    expect(parseCampaignDefinition(JSON.parse(JSON.stringify(law2002)), { forms: formCatalogue() })).toEqual({
      definition: law2002,
    });
    expect(linesAsPrinted(law2002)).toEqual([
      '1 ballotsReceived',
      '2 votersOnList',
      '3 ballotsUnused',
      '4 votersIssued',
      '5 votersTookPart',
      '6 ballotsInvalid',
      '8 votersSupportedNone',
    ]);
  });

  it('Ukraine, local elections of 2020 (LN-8): other order, the total of votes, the parts of a list as lines of its own', () => {
    expect(parseCampaignDefinition(JSON.parse(JSON.stringify(local2020)), { forms: formCatalogue() })).toEqual({
      definition: local2020,
    });
    expect(linesAsPrinted(local2020).slice(9)).toEqual([
      '10 ballotsInvalid',
      '11 votesTotal',
      '13.1 wholeListA',
      '14.1 candidateA1',
      '14.2 candidateA2',
    ]);
  });

  it('the country of campaigns/README.md: its own lines, its own relations, its dataset', () => {
    const [definition, dataset] = examples();
    const parsed = parseCampaignDefinition(definition, { forms: formCatalogue() });
    expect(parsed).toEqual({ definition });
    if ('errors' in parsed) throw new Error('the example of the README is right');
    expect(linesAsPrinted(parsed.definition)).toEqual([
      'A pollCards',
      'B proxies',
      'C votersTookPart',
      'D ballotsInvalid',
      'E blankBallots',
    ]);
    const step = parsedSteps(dataset).find(({ kind }) => kind === 'submissions');
    if (step?.kind !== 'submissions') throw new Error('the example submits protocols');
    const record = {
      municipality: '12',
      station: '3',
      cards: '90',
      proxies: '10',
      voters: '100',
      invalid: '2',
      blank: '3',
      list1: '60',
      list2: '35',
      closed: '14.03.2029 22:40',
    };
    expect(planSubmissions(step, [record]).first).toEqual([
      {
        body: 'municipality:12',
        form: 'precinct-count-protocol',
        unit: '12-3',
        values: {
          lines: { pollCards: 90, proxies: 10, votersTookPart: 100, ballotsInvalid: 2, blankBallots: 3 },
          votes: { 1: 60, 2: 35 },
          drawnUpAt: '2029-03-14T22:40',
        },
      },
    ]);
  });
});

function parsedSteps(json: unknown) {
  const parsed = parseDataset(json);
  expect(parsed).toEqual({ dataset: json });
  return 'errors' in parsed ? [] : parsed.dataset.steps;
}
