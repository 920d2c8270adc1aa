import { burdenLens } from './burdenLens.ts';
import { causeLens } from './causeLens.ts';
import { costToFixLens } from './costToFixLens.ts';
import { countLens } from './countLens.ts';
import type { Lens } from './lens.ts';
import { coverageLens } from './coverageLens.ts';
import { ownershipLens } from './ownershipLens.ts';
import { rateLens } from './rateLens.ts';
import { recoveryLens } from './recoveryLens.ts';
import { severityLens } from './severityLens.ts';
import { trendLens } from './trendLens.ts';

/** Every lens by its id, in the order of the picker and of the keys 1…9. */
export const lenses = {
  rate: rateLens,
  count: countLens,
  severity: severityLens,
  burden: burdenLens,
  trend: trendLens,
  recovery: recoveryLens,
  cause: causeLens,
  costToFix: costToFixLens,
  ownership: ownershipLens,
  coverage: coverageLens,
} as const satisfies Record<string, Lens>;

export type LensName = keyof typeof lenses;

export const lensNames = Object.keys(lenses) as readonly LensName[];
