import { configureGlobal } from 'fast-check';

/** `npm run nightly` multiplies the runs of every property test that does not name its own number. */
const factor = Number(process.env['PROPERTY_RUNS_FACTOR'] ?? '1');
configureGlobal({ numRuns: 100 * factor });
