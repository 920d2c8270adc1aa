import { e2eSteps } from './e2eSteps.ts';
import { runSteps } from './runSteps.ts';

// `npm test` has fifteen minutes; here there is time for every picture.
process.env['PICTURES'] ??= 'all';
const build = { name: 'client', command: ['node', 'scripts/buildIfStale.ts'] } as const;
process.exitCode = await runSteps([build, ...e2eSteps(process.argv.slice(2))]);
