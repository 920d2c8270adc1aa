import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { e2eSteps } from '../scripts/e2eSteps.ts';
import { runStep } from '../scripts/runStep.ts';
import type { Counts, Step } from '../scripts/step.ts';
import { vitestCounts } from '../scripts/vitestCounts.ts';
import { keepFigures } from './keepFigures.ts';
import type { Proof, ProofRow } from './proofs.ts';

const root = join(import.meta.dirname, '..');

/** A hundred times the tries of `npm test` may take a hundred times as long. */
const patienceMs = 6 * 3_600_000;

const noteSchema = z.object({
  id: z.string(),
  seed: z.number(),
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
});

/**
 * Runs the proofs, prints their table, and keeps each row as it comes when told to. Those that are bound by the processor
 * alone go first, two at a time; the others measure durations and have the machine to themselves. True when all hold.
 */
export async function runProofs(proofs: readonly Proof[], then: 'print' | 'keep'): Promise<boolean> {
  const rows: ProofRow[] = [];
  const lane = async (waiting: Proof[]) => {
    for (let proof = waiting.shift(); proof !== undefined; proof = waiting.shift()) {
      rows.push(await run(proof));
      if (then === 'keep') keepFigures(rows);
    }
  };
  const without = proofs.filter(({ pace }) => pace === 'any');
  await Promise.all([lane(without), lane(without)]);
  await lane(proofs.filter(({ pace }) => pace !== 'any'));
  rows.sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  console.log(`\n${table(rows)}`);
  for (const row of rows) {
    if (row.ok === 'skipped') console.log(`SKIPPED, so not proven: ${row.id} ${row.what}`);
  }
  return rows.every(({ ok }) => ok !== 'NO') && rows.length > 0;
}

async function run({ id, what, files, env = {} }: Proof): Promise<ProofRow> {
  const name = `proof-${id}-${basename(files[0] ?? '').replace(/\.(?:test|spec)\.ts$/, '')}`;
  const notes = join(root, `test-results/${name}.ndjson`);
  mkdirSync(dirname(notes), { recursive: true });
  rmSync(notes, { force: true });
  const started = performance.now();
  // What lies in nightly/ has a configuration of its own; the rest is npm test's, tried more often.
  const all: Counts[] = [];
  for (const config of ['vite.config.ts', 'nightly/vitest.config.ts']) {
    const isNightlys = config.startsWith('nightly/');
    const own = files.filter((file) => !isSpec(file) && file.startsWith('nightly/') === isNightlys);
    if (own.length === 0) continue;
    const report = `test-results/${name}.json`;
    all.push(
      await runStep({
        name: `${id} ${what}`,
        command: [
          'vitest',
          'run',
          '--config',
          config,
          `--testTimeout=${patienceMs}`,
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${join(root, report)}`,
          ...own.map((file) => (isNightlys ? basename(file) : file)),
        ],
        env: { ...env, PROOF_NOTES: notes },
        report: { file: report, read: vitestCounts },
      }),
    );
  }
  for (const step of inBrowser(files.filter(isSpec))) {
    all.push(
      await runStep({ ...step, name: `${id} ${what}: ${step.name}`, env: { ...env, PROOF_NOTES: notes } }),
    );
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  return { id, what, figures: `${figuresIn(notes)}; took ${seconds} s`, ok: verdict(all) };
}

function isSpec(file: string): boolean {
  return file.endsWith('.spec.ts');
}

/** What `npm run e2e` does for some specs alone. */
function inBrowser(specs: readonly string[]): readonly Step[] {
  if (specs.length === 0) return [];
  return [{ name: 'client', command: ['node', 'scripts/buildIfStale.ts'] }, ...e2eSteps(specs)];
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
