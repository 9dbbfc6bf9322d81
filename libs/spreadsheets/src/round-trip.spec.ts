import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import {
  exampleOf,
  formCatalogue,
  sheetToRead,
  valuesFromCsvRecords,
  workbookRecords,
  workbookTemplate,
  type FormDefinition,
} from '#vybory/forms';
import { inventedContext } from '../../forms/src/testing/contexts.js';
import { tabular } from '../../forms/src/testing/tables.js';
import { readWorkbook } from './read-workbook.js';
import { writeWorkbook } from './write-workbook.js';

const forms = [...formCatalogue().values()];
const context = inventedContext({ boxes: 'optional' });
const limits = { unpackedBytes: 2 ** 25, rows: 1000, columns: 400 };

function filled(form: FormDefinition): Promise<Buffer> {
  const submission = { unit: '11', key: 'president', values: exampleOf(form, { context }) };
  return writeWorkbook(workbookTemplate(form, { context, filled: [submission], example: submission }));
}

async function readBack(form: FormDefinition, file: Buffer): Promise<unknown> {
  const sheet = sheetToRead(await readWorkbook(file, limits));
  const read = sheet === undefined ? { records: [] } : workbookRecords(form, sheet);
  if ('errors' in read) return read;
  const [first] = read.records;
  return {
    errors: read.records.flatMap(({ errors }) => errors),
    slot: { unit: first?.record.unit, key: first?.record.key },
    ...valuesFromCsvRecords(
      form,
      read.records.map(({ record }) => record),
      'workbook',
    ),
  };
}

function expected(form: FormDefinition): unknown {
  const key = form.slotKey.length > 0 ? 'president' : undefined;
  return { errors: [], slot: { unit: '11', key }, values: tabular(exampleOf(form, { context })) };
}

describe('a filled template', () => {
  it.each(forms)('of $key comes back from its file', async (form) => {
    expect(await readBack(form, await filled(form))).toEqual(expected(form));
  });
});

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;
if (!hasLibreOffice) {
  process.emitWarning(
    'NOT TESTED: templates saved by LibreOffice. Install it: apt-get install --no-install-recommends libreoffice-calc-nogui',
  );
}

describe('a filled template that LibreOffice has saved', () => {
  let folder = '';

  beforeAll(async () => {
    if (!hasLibreOffice) return;
    folder = await mkdtemp(join(tmpdir(), 'vybory-templates-'));
    for (const form of forms) await writeFile(join(folder, `${form.key}.xlsx`), await filled(form));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const files = forms.map(({ key }) => join(folder, `${key}.xlsx`));
    const convert = ['--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), ...files];
    await promisify(execFile)('soffice', [profile, ...convert], { timeout: 280_000, maxBuffer: 2 ** 24 });
  }, 300_000);

  afterAll(() => (folder === '' ? undefined : rm(folder, { recursive: true, force: true })));

  (hasLibreOffice ? it : it.skip).each(forms)('comes back: $key', async (form) => {
    const saved = await readFile(join(folder, 'saved', `${form.key}.xlsx`));
    expect(await readBack(form, saved)).toEqual(expected(form));
  });
});
