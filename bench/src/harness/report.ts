import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reached, type BenchmarkResult, type Figure } from './figures.js';
import { projectRoot } from './paths.js';

export function printResult(title: string, { figures, notes }: BenchmarkResult): void {
  console.log(`\n${title}`);
  const rows = figures.map((figure) => [
    figure.name,
    `${shown(figure.value)} ${figure.unit}`,
    target(figure),
    verdict(figure),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const [name = '', value = '', wanted = '', judged = ''] of rows) {
    console.log(
      `  ${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${wanted.padEnd(widths[2] ?? 0)}  ${judged}`.trimEnd(),
    );
  }
  for (const note of notes) console.log(`  ${note}`);
}

export async function writeResult(name: string, result: BenchmarkResult): Promise<void> {
  const folder = join(projectRoot, 'bench', 'results');
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, `${name}.json`),
    `${JSON.stringify({ name, node: process.version, ...result }, null, 2)}\n`,
  );
}

function shown(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function target({ reach }: Figure): string {
  if (!reach) return '';
  return 'atLeast' in reach ? `>= ${shown(reach.atLeast)}` : `<= ${shown(reach.atMost)}`;
}

function verdict(figure: Figure): string {
  const isReached = reached(figure);
  if (isReached === undefined) return '';
  return isReached ? 'reached' : 'NOT REACHED';
}
