import { join } from 'node:path';
import type { Step } from './step.ts';
import { vitestCounts } from './vitestCounts.ts';

/** The fast checks: types, lint, format, arrows, dead code, and every vitest file. */
export const checkSteps: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'arrows', command: ['node', 'scripts/checkArrows.ts'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  {
    name: 'unit, property and server tests',
    command: [
      'vitest',
      'run',
      '--silent=passed-only',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/vitest.json',
    ],
    // The servers' threads and processes find their own code compiled: an eighth of the time (server/start.js does the same).
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/throughline') },
    report: { file: 'test-results/vitest.json', read: vitestCounts },
  },
];
