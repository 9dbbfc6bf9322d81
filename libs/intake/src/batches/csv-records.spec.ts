import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { LargeBodies } from '#vybory/platform';
import { CsvRecords } from './csv-records.js';
import type { KeptLine } from './lines.js';

function kept(line: string | Buffer): KeptLine {
  return { bytes: Buffer.from(line), claim: new LargeBodies(0).claim() };
}

/** `<line>:<cells>` of every record, or `<line>!<code>`. */
function read(text: string, delimiter = ','): readonly string[] {
  const records = new CsvRecords(delimiter, 1000);
  const found = text.split('\n').flatMap((line) => records.take(kept(line)));
  return [...found, ...records.end()].map((record) =>
    'cells' in record ? `${record.line}:${record.cells.join('|')}` : `${record.line}!${record.problem.code}`,
  );
}

describe('CsvRecords', () => {
  it('takes what a CSV writer writes, wherever lines break within cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'б', '"', ',', ';', '\n', '1') }).map((text) => `x${text}x`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), fc.constantFrom(',', ';'), (rows, delimiter) => {
        const found = read(stringify(rows, { delimiter }).trimEnd(), delimiter);
        expect(found.map((record) => record.slice(record.indexOf(':') + 1))).toEqual(
          rows.map((cells) => cells.join('|')),
        );
      }),
    );
  });

  it('passes over blank lines and remarks, and counts them', () => {
    expect(read('\n# a remark, "with a quote\na,b\n  \nc,d')).toEqual(['3:a|b', '5:c|d']);
  });

  it('loses by a broken line that line only', () => {
    expect(read('a,b\n"x"y,c\nd,e')).toEqual(['1:a|b', '2!csv-malformed', '3:d|e']);
    expect(read('a,b\nx"y,c\nd,e')).toEqual(['1:a|b', '2!csv-malformed', '3:d|e']);
    expect(read('"a,b\nc,d\ne,f')).toEqual(['1!csv-malformed', '2:c|d', '3:e|f']);
  });

  it('gives up a quotation after a few lines, before the stream ends', () => {
    const records = new CsvRecords(',', 1000);
    const taken = [...Array(25).keys()].map((index) => records.take(kept(index === 0 ? '"open' : `${index},b`)).length);
    expect(taken.findIndex((count) => count > 0)).toBe(19);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(25);
  });

  it('tells lines that are too long or not UTF-8', () => {
    const records = new CsvRecords(',', 1000);
    const found = [{ lost: 'too-long' } as const, kept(Buffer.from([0x61, 0xff])), kept('a')].flatMap((line) =>
      records.take(line),
    );
    expect(found.map((record) => ('problem' in record ? record.problem.code : record.cells))).toEqual([
      'line-too-long',
      'body-not-utf8',
      ['a'],
    ]);
  });
});
