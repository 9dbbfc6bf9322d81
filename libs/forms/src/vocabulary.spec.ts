import { isLineName, lineNames, lineVocabulary } from './vocabulary.js';

describe('the vocabulary of lines', () => {
  it.each(lineNames)('%s has a wording of its own in both languages and a source', (name) => {
    const { label, source } = lineVocabulary[name];
    expect(label.uk).toMatch(/[а-яіїєґ]{3}/u);
    expect(label.en).toMatch(/[a-z]{3}/);
    expect(source).toMatch(/\b(LN|P)-\d/);
    expect(lineNames.filter((other) => lineVocabulary[other].label.uk === label.uk)).toEqual([name]);
  });

  it('has the lines of the laws that are known', () => {
    const law2002 = [
      'ballotsReceived',
      'votersOnList',
      'ballotsUnused',
      'votersIssued',
      'votersTookPart',
      'ballotsInvalid',
      'votersSupportedNone',
    ];
    const local2020 = [
      'votersOnHomeVotingExtract',
      'votersIssuedInPremises',
      'votersIssuedAtHome',
      'ballotsNotCounted',
      'votesTotal',
    ];
    const parliament2019 = ['votersTookPartInPremises', 'votersTookPartAtHome'];
    const law2005 = ['ballotsProduced', 'ballotsSpoilt', 'votersWithAbsenteeCertificates'];
    const wider = ['ballotsReceivedByDistrict', 'ballotsCancelledByDistrict', 'ballotsPrinted', 'votesIllegal'];
    expect(
      [...law2002, ...local2020, ...parliament2019, ...law2005, ...wider].filter((name) => !isLineName(name)),
    ).toEqual([]);
  });

  it('is closed', () => {
    expect(isLineName('constructor')).toBe(false);
    expect(isLineName('ballotsLost')).toBe(false);
  });
});
