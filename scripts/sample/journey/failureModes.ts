import { buyingFailureModes } from './buyingFailureModes.ts';
import type { FailureModeDraft } from './draft.ts';
import { helpingFailureModes } from './helpingFailureModes.ts';
import { receivingFailureModes } from './receivingFailureModes.ts';

/**
 * Perceived is what the customers' words blame, actual is what the (made-up) investigation found. Severity follows
 * what it did to the customer (formulas.md, FMEA): 9 regulator, 7–8 leaves, 5–6 less loyal, 3–4 asks again, 1–2 annoyed.
 */
export const failureModes: readonly FailureModeDraft[] = [
  ...buyingFailureModes,
  ...receivingFailureModes,
  ...helpingFailureModes,
];
