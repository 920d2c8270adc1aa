import { configureGlobal } from 'fast-check';

/** `npm run nightly` multiplies the runs of every property test that does not name its own number. */
const factor = Number(process.env['PROPERTY_RUNS_FACTOR'] ?? '1');

/**
 * A commit is judged by what it changes, so that each run of `npm test` draws the same cases; the search for new
 * ones is nightly's, which draws its seed and prints it.
 */
const seed = Number(process.env['PROPERTY_SEED'] ?? '20261122');
configureGlobal({ numRuns: 100 * factor, seed });
