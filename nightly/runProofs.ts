import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runStep } from '../scripts/runStep.ts';
import type { Counts } from '../scripts/step.ts';
import { vitestCounts } from '../scripts/vitestCounts.ts';
import { keepFigures } from './keepFigures.ts';
import type { Proof, ProofRow } from './proofs.ts';

const root = join(import.meta.dirname, '..');

const noteSchema = z.object({
  id: z.string(),
  seed: z.number(),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Runs the proofs one after the other, prints their table, and keeps it when told to. True when all of them hold. */
export async function runProofs(proofs: readonly Proof[], then: 'print' | 'keep'): Promise<boolean> {
  const rows: ProofRow[] = [];
  for (const proof of proofs) rows.push(await run(proof));
  console.log(`\n${table(rows)}`);
  for (const row of rows) {
    if (row.ok === 'skipped') console.log(`SKIPPED, so not proven: ${row.id} ${row.what}`);
  }
  if (then === 'keep') keepFigures(rows);
  return rows.every(({ ok }) => ok !== 'NO') && rows.length > 0;
}

async function run({ id, what, files, env = {} }: Proof): Promise<ProofRow> {
  const notes = join(root, `test-results/proof-${id}.ndjson`);
  rmSync(notes, { force: true });
  Object.assign(process.env, env, { PROOF_NOTES: notes });
  // What lies in nightly/ has a configuration of its own; the rest is npm test's, tried more often.
  const all: Counts[] = [];
  for (const config of ['vite.config.ts', 'nightly/vitest.config.ts']) {
    const own = files.filter((file) => file.startsWith('nightly/') === config.startsWith('nightly/'));
    if (own.length === 0) continue;
    const report = `test-results/proof-${id}.json`;
    all.push(
      await runStep({
        name: `${id} ${what}`,
        command: [
          'vitest',
          'run',
          '--config',
          config,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${join(root, report)}`,
          ...own.map((file) => file.slice(file.lastIndexOf('/') + 1)),
        ],
        report: { file: report, read: vitestCounts },
      }),
    );
  }
  for (const name of Object.keys(env)) delete process.env[name];
  return { id, what, figures: figuresIn(notes), ok: verdict(all) };
}

function verdict(all: readonly Counts[]): ProofRow['ok'] {
  if (all.some(({ failed }) => failed > 0) || all.every(({ passed, skipped }) => passed + skipped === 0))
    return 'NO';
  return all.some(({ skipped }) => skipped > 0) ? 'skipped' : 'yes';
}

function figuresIn(file: string): string {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines
    .map((line) => noteSchema.parse(JSON.parse(line)))
    .map(({ figures }) =>
      Object.entries(figures)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    )
    .join('; ');
}

function table(rows: readonly ProofRow[]): string {
  const width = (of: (row: ProofRow) => string) => Math.max(...rows.map((row) => of(row).length));
  const [ids, whats] = [width(({ id }) => id), width(({ what }) => what)];
  return rows
    .map(
      ({ id, what, figures, ok }) => `${id.padEnd(ids)}  ${what.padEnd(whats)}  ${ok.padEnd(7)}  ${figures}`,
    )
    .join('\n');
}
