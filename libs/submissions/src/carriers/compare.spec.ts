import { compareCarriers } from './compare.js';

describe('compareCarriers', () => {
  it('compares numbers by value, maps by name', () => {
    const electronic = { lines: { votersOnList: 10, votersIssued: 9 }, votes: { '2': 4, '10': 1 } };
    expect(compareCarriers(electronic, electronic, {})).toEqual([]);
    expect(
      compareCarriers(electronic, { lines: { votersIssued: 8, votersOnList: 10 }, votes: { '10': 2, '2': 4 } }, {}),
    ).toEqual([
      { path: 'lines.votersIssued', electronic: 9, paper: 8 },
      { path: 'votes.10', electronic: 1, paper: 2 },
    ]);
  });

  it('compares rows by what they are about, in any order', () => {
    const rows = [
      { precinct: '1-1', voters: 5 },
      { precinct: '1-2', voters: 6 },
    ];
    expect(compareCarriers({ rows }, { rows: [...rows].reverse() }, {})).toEqual([]);
    expect(compareCarriers({ rows }, { rows: [{ precinct: '1-2', voters: 7 }] }, {})).toEqual([
      { path: 'rows[1-1]', electronic: rows[0] },
      { path: 'rows[1-2].voters', electronic: 6, paper: 7 },
    ]);
  });

  it('compares lists without names as a whole', () => {
    expect(compareCarriers({ list: [1, 2] }, { list: [2, 1] }, {})).toEqual([
      { path: 'list', electronic: [1, 2], paper: [2, 1] },
    ]);
  });

  it.each([
    ['2030-03-31T22:10', '2030-03-31T22:10:00'],
    ['2030-03-31T22:10', '2030-03-31T22:10:00.000'],
    ['Іван  Петренко ', 'Іван Петренко'],
    ['Київ', 'Київ'],
  ])('spelling makes no difference: %j is %j', (electronic, paper) => {
    expect(compareCarriers({ it: electronic }, { it: paper }, {})).toEqual([]);
  });

  it.each([
    ['2030-03-31T22:10', '2030-03-31T22:11'],
    ['2030-03-31T22:10', '2030-03-31'],
    ['2030-03-31T22:10', '2030-03-31T22:10:01'],
    [1, '1'],
    [0, false],
  ])('meaning does: %j is not %j', (electronic, paper) => {
    expect(compareCarriers({ it: electronic }, { it: paper }, {})).toEqual([{ path: 'it', electronic, paper }]);
  });

  it('takes what only one side states for a difference, and what neither states for none', () => {
    expect(compareCarriers({ a: 1 }, { b: 2 }, {})).toEqual([
      { path: 'a', electronic: 1 },
      { path: 'b', paper: 2 },
    ]);
    expect(compareCarriers({ lines: { a: 0 } }, { lines: {} }, {})).toEqual([{ path: 'lines.a', electronic: 0 }]);
    expect(compareCarriers({ a: null, b: '', c: [], d: {} }, {}, {})).toEqual([]);
    expect(compareCarriers({}, { a: { b: null } }, {})).toEqual([]);
  });

  describe('by policy', () => {
    const electronic = { lines: { a: 1, ab: 2 }, votes: { '1': 3 }, drawnUpAt: '2030-03-31', copyNo: 1 };

    it('compares only what is named, and all below it', () => {
      const paper = { lines: { a: 2, ab: 3 }, votes: { '1': 4 } };
      const paths = (only: readonly string[]) => compareCarriers(electronic, paper, { only }).map(({ path }) => path);
      expect(paths(['lines', 'votes'])).toEqual(['lines.a', 'lines.ab', 'votes.1']);
      expect(paths(['lines.a'])).toEqual(['lines.a']);
      expect(paths([])).toEqual([]);
    });

    it('sees that everything around what is named is gone', () => {
      expect(compareCarriers(electronic, {}, { only: ['lines.a'] })).toEqual([
        { path: 'lines', electronic: { a: 1, ab: 2 } },
      ]);
    });

    it('lets the paper lack what it may lack, but not state something else', () => {
      const policy = { absentOnPaper: ['drawnUpAt', 'copyNo', 'votes'] };
      const { lines } = electronic;
      expect(compareCarriers(electronic, { lines }, policy)).toEqual([]);
      expect(compareCarriers(electronic, { lines, copyNo: 2, votes: {} }, policy)).toEqual([
        { path: 'copyNo', electronic: 1, paper: 2 },
      ]);
      expect(compareCarriers({ lines }, { lines, copyNo: 2 }, policy)).toEqual([{ path: 'copyNo', paper: 2 }]);
    });
  });
});
