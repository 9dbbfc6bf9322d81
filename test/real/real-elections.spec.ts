import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBuiltServer, type BuiltServer } from './built-server.js';

const shared = process.env['VYBORY_SHARED'] ?? join(process.cwd(), '../shared');
const data = join(shared, 'data');
const there = existsSync(join(data, 'ua2019_president_r1/protocols.csv.gz'));

if (!there) {
  process.stderr.write(
    `\n*** SKIPPED: the real elections are not played, because ${data} is not there (VYBORY_SHARED names another place). ***\n\n`,
  );
}

interface Results {
  readonly counted: { readonly expected: number; readonly counted: number };
  readonly lines: readonly { readonly line: string; readonly value: number }[];
  readonly votes: readonly { readonly contestant: string; readonly votes: number }[];
}

(there ? describe : describe.skip)('real elections, played through the HTTP API', () => {
  let server: BuiltServer;

  beforeAll(async () => {
    server = await startBuiltServer();
  });
  afterAll(async () => {
    await server.stop();
  });

  async function total(campaign: string, query: string): Promise<number> {
    const { total } = await server.get<{ readonly total: number }>(`/campaigns/${campaign}/findings?limit=1&${query}`);
    return total;
  }

  async function results(campaign: string): Promise<Results> {
    return server.get<Results>(`/campaigns/${campaign}/results`);
  }

  describe('Ukraine, President, 31 March 2019, first round', () => {
    const campaign = 'ua-president-2019-r1';

    beforeAll(async () => {
      await server.vybory('load', `campaigns/${campaign}/protocols.dataset.json`, '--data', data);
    }, 300_000);

    it('gives every line and every candidate as the Commission published them for the stations at home', async () => {
      const { lines, votes, counted } = await results(campaign);
      expect(Object.fromEntries(lines.map(({ line, value }) => [line, value]))).toEqual({
        ballotsReceived: 30_037_464,
        votersOnList: 29_612_256,
        votersOnHomeVotingExtract: 688_689,
        ballotsUnused: 11_197_871,
        votersIssuedInPremises: 18_241_223,
        votersIssuedAtHome: 598_500,
        votersIssued: 18_839_817,
        ballotsNotCounted: 44,
        votersTookPart: 18_838_833,
        ballotsInvalid: 224_263,
      });
      expect(votes).toHaveLength(39);
      expect(votes.reduce((sum, each) => sum + each.votes, 0)).toBe(18_614_470);
      expect(votes.find(({ contestant }) => contestant === '14')?.votes).toBe(5_699_716);
      expect(votes.find(({ contestant }) => contestant === '30')?.votes).toBe(2_993_185);
      expect(counted).toEqual({ expected: 29_989, counted: 29_888 });
    });

    it.each([
      ['P-4', 8],
      ['P-1', 42],
      ['P-2', 77],
      ['P-7', 9],
      ['VTD-LE-RCV', 22],
      ['P-16', 20],
    ])('finds %s broken by exactly %i protocols that stand', async (relation, count) => {
      expect(await total(campaign, `status=open&relation=${relation}`)).toBe(count);
    });

    it('finds nothing else, and three of the relations are broken by 126 protocols', async () => {
      expect(await total(campaign, 'status=open')).toBe(8 + 42 + 77 + 9 + 22 + 20);
      const broken = new Set<string>();
      for (const relation of ['P-1', 'P-2', 'P-4']) {
        const page = await server.get<{ readonly items: readonly { readonly submission: string }[] }>(
          `/campaigns/${campaign}/findings?status=open&relation=${relation}&limit=1000`,
        );
        for (const { submission } of page.items) broken.add(submission);
      }
      expect(broken.size).toBe(126);
    });

    it('shows 173 clarified slots with both versions and what changed', async () => {
      interface Entry {
        readonly n: number;
        readonly clarifies: string;
        readonly changes: readonly object[];
      }
      const journal = await server.get<{ readonly total: number; readonly items: readonly Entry[] }>(
        `/campaigns/${campaign}/journal?clarified=true&limit=1000`,
      );
      expect(journal.total).toBe(173);
      for (const { n, clarifies, changes } of journal.items) {
        expect(n).toBe(2);
        expect(clarifies).toMatch(/~1$/);
        expect(changes.length).toBeGreaterThan(0);
      }
    });

    it('shows the 101 stations abroad as missing', async () => {
      const page = await server.get<{ readonly total: number; readonly items: readonly { readonly unit: string }[] }>(
        `/campaigns/${campaign}/completeness/slots?form=precinct-count-protocol&state=missing&limit=1000`,
      );
      expect(page.total).toBe(101);
      expect(page.items.every(({ unit }) => unit.startsWith('abroad-'))).toBe(true);
    });

    it('has given registration numbers without a gap and can prove that nothing was changed', async () => {
      const page = await server.get<{
        readonly items: readonly { readonly registration: { readonly number: number } }[];
      }>(`/campaigns/${campaign}/journal?limit=1`);
      expect(page.items[0]?.registration.number).toBeLessThanOrEqual(199 + 29_888 + 173);
      await expect(server.vybory('verify', campaign)).resolves.toMatchObject({ ok: true });
    }, 120_000);

    it('answers the same after every view was rebuilt from nothing', async () => {
      const before = await results(campaign);
      await server.vybory('rebuild');
      const { lines, votes, counted } = await results(campaign);
      expect({ lines, votes, counted }).toEqual({ lines: before.lines, votes: before.votes, counted: before.counted });
      expect(await total(campaign, 'status=open')).toBe(178);
    }, 180_000);
  });

  describe('the same round on paper: protocols that volunteers typed from photographs', () => {
    const campaign = 'ua-president-2019-r1';
    const dataset = `campaigns/${campaign}/photo-protocols.dataset.json`;
    let played: Readonly<Record<string, unknown>>;
    let before: Results;

    beforeAll(async () => {
      before = await results(campaign);
      played = (await server.vybory('load', dataset, '--data', data)) as typeof played;
    }, 300_000);

    interface Discrepancies {
      readonly totals: Readonly<Record<string, unknown>>;
      readonly total: number;
      readonly items: readonly { readonly case: string; readonly differences: readonly object[] }[];
    }

    const discrepancies = (query: string): Promise<Discrepancies> =>
      server.get<Discrepancies>(`/campaigns/${campaign}/discrepancies?${query}`);

    it('is entered but for five papers of stations that nobody knows', () => {
      expect(played).toMatchObject({ ok: true, papers: 10_727, refused: { 'unit-unknown': 5 } });
    });

    it('agrees in all compared fields 6,809 times and opens 3,918 cases', async () => {
      expect((await discrepancies('status=all&limit=1')).totals).toMatchObject({
        compared: 10_727,
        agreed: 6_809,
        differing: 3_918,
        // 811 stations were typed more than once: the last paper of each of the 9,649 stations speaks for it.
        slots: { compared: 9_649, agreeing: 6_715, differing: 2_934 },
        ...{ open: 2_934, explained: 0, clarified: 984, closed: 0 },
      });
    });

    it('differs as often in one and in two fields as its README says', async () => {
      const byNumber = new Map<number, number>();
      let cursor = '';
      for (let more = true; more;) {
        const page: Discrepancies & { readonly next: string | null } = await server.get(
          `/campaigns/${campaign}/discrepancies?status=all&limit=1000${cursor}`,
        );
        for (const { differences } of page.items)
          byNumber.set(differences.length, (byNumber.get(differences.length) ?? 0) + 1);
        more = page.next !== null;
        cursor = `&cursor=${encodeURIComponent(page.next ?? '')}`;
      }
      expect([byNumber.get(1), byNumber.get(2)]).toEqual([2_334, 772]);
      const many = [...byNumber].filter(([number]) => number > 10).reduce((sum, [, count]) => sum + count, 0);
      expect(many).toBe(232);
    });

    it('changes nothing about what counts', async () => {
      const { lines, votes, counted } = await results(campaign);
      expect({ lines, votes, counted }).toEqual({ lines: before.lines, votes: before.votes, counted: before.counted });
      expect(await total(campaign, 'status=open&carrier=electronic')).toBe(178);
      const { total: missing } = await server.get<{ readonly total: number }>(
        `/campaigns/${campaign}/completeness/slots?form=precinct-count-protocol&state=missing&limit=1`,
      );
      expect(missing).toBe(101);
    });

    it('has its place in the journal and in the book of registration numbers', async () => {
      const page = await server.get<{
        readonly total: number;
        readonly items: readonly { readonly paper: object; readonly registration: { readonly number: number } }[];
      }>(`/campaigns/${campaign}/journal?carrier=paper&limit=1`);
      expect(page.total).toBe(10_727);
      expect(page.items[0]).toMatchObject({
        paper: { channel: 'post', registrar: 'secretariat', enteredBy: ['photo-reader'] },
        registration: { number: expect.any(Number) as number },
      });
      await expect(server.vybory('verify', campaign)).resolves.toMatchObject({ ok: true });
    }, 120_000);

    it('is the same when it is played again, and after every view was rebuilt', async () => {
      const { totals } = await discrepancies('status=all&limit=1');
      await server.vybory('load', dataset, '--data', data);
      await server.vybory('rebuild');
      expect((await discrepancies('status=all&limit=1')).totals).toEqual(totals);
    }, 300_000);
  });

  describe('Ukraine, parliament, 21 July 2019, nationwide list vote', () => {
    const campaign = 'ua-parliament-2019-pr';

    beforeAll(async () => {
      await server.vybory('load', `campaigns/${campaign}/protocols.dataset.json`, '--data', data);
    }, 300_000);

    it('gives the sums of the published protocols', async () => {
      const { lines, votes, counted } = await results(campaign);
      const sums = Object.fromEntries(lines.map(({ line, value }) => [line, value]));
      expect(sums).toMatchObject({
        ballotsReceived: 29_986_139,
        ballotsUnused: 15_256_934,
        votersOnList: 29_521_466,
        votersIssued: 14_729_755,
        ballotsNotCounted: 3_041,
        votersTookPart: 14_726_858,
        ballotsInvalid: 146_146,
        votesTotal: 14_580_639,
      });
      expect(votes).toHaveLength(22);
      expect(votes.find(({ contestant }) => contestant === '14')?.votes).toBe(6_297_999);
      expect(counted).toEqual({ expected: 29_783, counted: 29_783 });
    });

    it.each([
      ['P-4', 2],
      ['P-1', 42],
      ['VTD-EQ-PARTS', 87],
      ['P-2', 9],
      ['P-3', 0],
      ['P-11', 22],
      ['PORTABLE-EQ-VTH', 0],
      ['P-7', 6],
      ['P-5', 0],
      ['NCT-EQ-ZERO', 34],
      ['ISS-LE-VTD-NCT', 135],
    ])('finds %s broken by exactly %i protocols', async (relation, count) => {
      expect(await total(campaign, `status=open&relation=${relation}`)).toBe(count);
    });
  });
});
