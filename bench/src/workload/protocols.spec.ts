import { protocols, type ProtocolValues } from './protocols.js';

const sum = (values: Readonly<Record<string, number>>): number => Object.values(values).reduce((a, b) => a + b, 0);
const line = ({ lines }: ProtocolValues, name: string): number => lines[name] ?? Number.NaN;

describe('generated protocols', () => {
  const generated = protocols(300);

  it('are the same every time, and differ from each other', () => {
    expect(protocols(300)).toEqual(generated);
    expect(new Set(generated.map((values) => JSON.stringify(values))).size).toBe(300);
  });

  it('keep every relation, so that each of them is accepted', () => {
    for (const protocol of generated) {
      const issued = line(protocol, 'votersIssued');
      expect(line(protocol, 'ballotsReceived')).toBe(line(protocol, 'ballotsUnused') + issued);
      expect(issued).toBe(line(protocol, 'votersIssuedInPremises') + line(protocol, 'votersIssuedAtHome'));
      expect(line(protocol, 'votersTookPart')).toBe(line(protocol, 'ballotsInvalid') + sum(protocol.votes));
      expect(line(protocol, 'votersIssuedAtHome')).toBeLessThanOrEqual(line(protocol, 'votersOnHomeVotingExtract'));
      expect(line(protocol, 'votersOnHomeVotingExtract')).toBeLessThanOrEqual(line(protocol, 'votersOnList'));
      expect(line(protocol, 'votersTookPart')).toBeLessThanOrEqual(line(protocol, 'votersOnList'));
      expect(
        Object.values({ ...protocol.lines, ...protocol.votes }).every(
          (value) => Number.isSafeInteger(value) && value >= 0,
        ),
      ).toBe(true);
    }
  });
});
