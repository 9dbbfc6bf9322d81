import { parse } from 'csv-parse';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { CsvRecord } from '#vybory/campaigns';

/** Records of a CSV file of a dataset; `.gz` is unpacked. */
export async function readCsv(folder: string, file: string): Promise<readonly CsvRecord[]> {
  const bytes = createReadStream(join(folder, file));
  const parser = parse({ bom: true, columns: true, skip_empty_lines: true });
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for (const stream of [bytes, text]) stream.once('error', (error: Error) => parser.destroy(error));
  text.pipe(parser);
  const records: CsvRecord[] = [];
  for await (const record of parser) records.push(record as CsvRecord);
  return records;
}
