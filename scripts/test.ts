import { checkSteps } from './checkSteps.ts';
import { e2eSteps } from './e2eSteps.ts';
import { runSteps } from './runSteps.ts';

const build = [
  { name: 'client build', command: ['vite', 'build', '--logLevel', 'warn'] },
  { name: 'client size', command: ['node', 'scripts/checkBundle.ts'] },
] as const;
process.exitCode = await runSteps([...checkSteps, ...build, ...e2eSteps([])]);
