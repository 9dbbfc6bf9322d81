import { buffer } from 'node:stream/consumers';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { ZipFile } from 'yazl';
import { fromBufferPromise } from 'yauzl';
import { readWorkbook } from './read-workbook.js';
import { UnreadableWorkbook } from './unreadable-workbook.js';

const limits = { unpackedBytes: 2 ** 20, rows: 50, columns: 10 };

async function workbook(sheet: Partial<WriteSheet>): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Аркуш', ...sheet }] }));
}

/** The same container with other parts in place of its own. */
async function repacked(bytes: Buffer, parts: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = await fromBufferPromise(bytes, { autoClose: false });
  const packed = new ZipFile();
  for await (const part of zip.eachEntry()) {
    if (parts[part.fileName] === undefined)
      packed.addBuffer(await buffer(await zip.openReadStreamPromise(part)), part.fileName);
  }
  for (const [name, content] of Object.entries(parts)) packed.addBuffer(content, name);
  packed.end();
  return buffer(packed.outputStream);
}

async function refusal(bytes: Buffer): Promise<unknown> {
  try {
    return await readWorkbook(bytes, limits);
  } catch (error) {
    return error instanceof UnreadableWorkbook ? error.reason : error;
  }
}

const sheetPart = 'xl/worksheets/sheet1.xml';
const sheetXml = (inside: string): Buffer =>
  Buffer.from(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${inside}</sheetData></worksheet>`,
  );

describe('reading a workbook', () => {
  it('gives values as they are, and says where a formula or an error stands', async () => {
    const bytes = await workbook({
      rows: [['текст', 1.5, true, new Date('2024-03-31T21:45:00Z'), null]],
      cells: new Map([['0,4', { formula: '1+1', formulaResult: 2 }]]),
    });
    const [sheet] = await readWorkbook(bytes, limits);
    expect(sheet).toMatchObject({ name: 'Аркуш', hidden: false });
    expect(sheet?.rows[0]).toEqual([
      { value: 'текст', computed: false },
      { value: 1.5, computed: false },
      { value: true, computed: false },
      { value: new Date('2024-03-31T21:45:00Z'), computed: false },
      expect.objectContaining({ computed: true }),
    ]);
    const failed = await repacked(bytes, {
      [sheetPart]: sheetXml('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'),
    });
    expect((await readWorkbook(failed, limits))[0]?.rows[0]?.[0]).toMatchObject({ computed: true });
  });

  it('refuses what is no workbook', async () => {
    const good = await workbook({ rows: [['unit']] });
    const other = new ZipFile();
    other.addBuffer(Buffer.from('x'), 'readme.txt');
    other.end();
    const refused = [
      Buffer.alloc(0),
      Buffer.from('unit,key\n1,2\n'),
      Buffer.alloc(1000, 0xff),
      await buffer(other.outputStream),
      good.subarray(0, good.length / 2),
      Buffer.concat([good.subarray(0, 200), Buffer.alloc(200, 7), good.subarray(400)]),
      await repacked(good, { 'xl/workbook.xml': Buffer.from('<workbook') }),
      await repacked(good, { [sheetPart]: Buffer.from('not XML at all') }),
    ];
    const reasons = await Promise.all(refused.map(refusal));
    expect(reasons.slice(0, 6)).toEqual(Array(6).fill('not-a-workbook'));
    for (const reason of reasons.slice(6)) expect(reason === 'not-a-workbook' || Array.isArray(reason)).toBe(true);
  });

  it('refuses what is encrypted', async () => {
    const secret = await writeXlsx({
      sheets: [{ name: 'a', rows: [[1]] }],
      encryption: { password: 'x', spinCount: 10 },
    });
    expect(await refusal(Buffer.from(secret))).toBe('protected');
  });

  it('refuses what would cost too much, before it is unpacked', async () => {
    const good = await workbook({ rows: [['unit']] });
    const bomb = await repacked(good, { [sheetPart]: Buffer.alloc(limits.unpackedBytes + 1, ' ') });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await refusal(bomb)).toBe('too-large');
    const aside = await repacked(good, { 'xl/media/image1.png': Buffer.alloc(limits.unpackedBytes + 1) });
    expect(await refusal(aside)).toBe('too-large');
  });

  it('refuses a part that is larger than it says', async () => {
    const bomb = await repacked(await workbook({ rows: [['unit']] }), { [sheetPart]: Buffer.alloc(500_000, ' ') });
    for (const said of [0, 100]) {
      const lying = Buffer.from(bomb);
      const name = lying.lastIndexOf(sheetPart);
      expect(lying.readUInt32LE(name - 46 + 24)).toBe(500_000);
      lying.writeUInt32LE(said, name - 46 + 24);
      expect(await refusal(lying)).toBe('not-a-workbook');
    }
  });

  it('refuses more rows and columns than the limits, and takes as many', async () => {
    const table = (rows: number, columns: number): Promise<Buffer> =>
      workbook({ rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => 'x')) });
    expect(await refusal(await table(51, 1))).toBe('too-large');
    expect(await refusal(await table(1, 11))).toBe('too-large');
    expect(await refusal(await table(50, 10))).toHaveLength(1);
  });

  it('does not reserve what a corner far away spans', async () => {
    const corner = sheetXml(
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
    );
    const bytes = await repacked(await workbook({ rows: [['unit']] }), { [sheetPart]: corner });
    expect(await refusal(bytes)).toMatchObject([{ rows: [[{ value: 2 }]] }]);
  });
});
