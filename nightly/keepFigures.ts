import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { ProofRow } from './proofs.ts';

const file = join(import.meta.dirname, '../docs/guarantees.md');
const begin = '<!-- figures: written by `npm run nightly -- --keep` -->';
const end = '<!-- end of figures -->';

/** Puts the last figures into docs/guarantees.md, with the day and what kind of machine it was. Lines of proofs that did not run stay. */
export function keepFigures(rows: readonly ProofRow[]): void {
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${file} has no place for figures.`);
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()}`;
  const fresh = rows.map(
    ({ id, what, figures, ok }) => `| ${id} | ${what} | ${figures} | ${ok} | ${day}, ${machine} |`,
  );
  const isFresh = (line: string) => rows.some(({ id }) => line.startsWith(`| ${id} |`));
  const old = text
    .slice(from, to)
    .split('\n')
    .filter((line) => /^\| [RS]\d+ \|/.test(line) && !isFresh(line));
  const lines = [...old, ...fresh].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const head = ['| id | what | figures | holds | when and where |', '|---|---|---|---|---|'];
  writeFileSync(
    file,
    text.slice(0, from) + [begin, '', ...head, ...lines, '', ''].join('\n') + text.slice(to),
  );
}
