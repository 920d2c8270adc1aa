import { checkSteps } from './checkSteps.ts';
import { e2eSteps } from './e2eSteps.ts';
import { runSteps } from './runSteps.ts';

/** What is longer than a commit can wait for: every property test with a hundred times the runs, then the measurements. */
process.env['PROPERTY_RUNS_FACTOR'] ??= '100';
process.env['PROPERTY_SEED'] ??= String(Date.now() % 2 ** 31);
console.log(`property tests draw from seed ${process.env['PROPERTY_SEED']}`);
process.exitCode = await runSteps([
  ...checkSteps,
  { name: 'client build', command: ['vite', 'build', '--logLevel', 'warn'] },
  ...e2eSteps([]),
  { name: 'bench', command: ['node', 'bench/run.ts'] },
]);
