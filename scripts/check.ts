import { checkSteps } from './checkSteps.ts';
import { runSteps } from './runSteps.ts';

process.exitCode = await runSteps(checkSteps);
