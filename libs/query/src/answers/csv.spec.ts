import { csvText } from './csv.js';

describe('csvText', () => {
  it('writes a header and disarms what a spreadsheet would compute', () => {
    const rows = [['=1+1', '@x', '+1', '-1', '\tx', 'a "b", c', 5, null, true]];
    expect(csvText({ header: ['h1', 'h2'], rows })).toBe(`h1,h2\r\n'=1+1,'@x,'+1,'-1,'\tx,"a ""b"", c",5,,true\r\n`);
  });
});
