import { proofs } from '../nightly/proofs.ts';
import { runProofs } from '../nightly/runProofs.ts';
import { checkSteps } from './checkSteps.ts';
import { e2eSteps } from './e2eSteps.ts';
import { runSteps } from './runSteps.ts';

/**
 * What is longer than a commit can wait for: the proofs, then every property test with a hundred times the runs, the
 * browser and the measurements. `npm run nightly -- proofs` runs the proofs alone, `-- R6 S5` those named, and
 * `--keep` puts their figures into docs/guarantees.md.
 */
const words = process.argv.slice(2);
const named = words.filter((word) => word !== '--keep' && word !== 'proofs');
const unknown = named.filter((word) => proofs.every(({ id }) => id !== word));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There is ${proofs.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}
process.env['PICTURES'] ??= 'all';
process.env['PROPERTY_SEED'] ??= String(Date.now() % 2 ** 31);
console.log(`everything draws from seed ${process.env['PROPERTY_SEED']}`);
const chosen = named.length === 0 ? proofs : proofs.filter(({ id }) => named.includes(id));
const hold = await runProofs(chosen, words.includes('--keep') ? 'keep' : 'print');
process.exitCode = hold ? 0 : 1;
if (named.length === 0 && !words.includes('proofs')) {
  process.env['PROPERTY_RUNS_FACTOR'] ??= '100';
  const rest = await runSteps([
    ...checkSteps,
    { name: 'client build', command: ['vite', 'build', '--logLevel', 'warn'] },
    ...e2eSteps([]),
    { name: 'bench', command: ['node', 'bench/run.ts'] },
  ]);
  process.exitCode = hold ? rest : 1;
}
