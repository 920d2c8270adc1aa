import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../scripts/findChromium.ts';

/** One line of a bench's table: what was measured first, then its figures with their unit in the name. */
export type Row = { readonly what: string; readonly [figure: string]: string | number };

const folder = join(import.meta.dirname, 'results');

/** Prints the rows as a table and keeps them with machine and versions in `bench/results/<name>.json`. */
export function report(name: string, rows: readonly Row[]): void {
  const file = join(folder, `${name}.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ name, at: new Date().toISOString(), machine: machine(), versions: versions(), rows }, null, 2)}\n`,
  );
  console.log(`\n${name}`);
  console.log(table(rows));
  console.log(`kept in bench/results/${name}.json`);
}

function table(rows: readonly Row[]): string {
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [heads, ...rows.map((row) => heads.map((head) => String(row[head] ?? '–')))];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join('  '))
    .join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function machine() {
  const cores = cpus();
  return {
    processor: cores[0]?.model ?? 'unknown',
    cores: cores.length,
    memoryGigabytes: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
  };
}

function versions() {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'),
  );
  const chromium = findChromium();
  const { react, yjs, fastify, ws } = dependencies;
  return {
    node: process.version,
    chromium:
      chromium === null
        ? 'none'
        : execFileSync(chromium, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] })
            .toString()
            .trim(),
    react,
    reactFlow: dependencies['@xyflow/react'],
    yjs,
    fastify,
    ws,
  };
}
