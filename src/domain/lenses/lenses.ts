import { costToFixLens } from './costToFixLens.ts';
import { countLens } from './countLens.ts';
import type { Lens } from './lens.ts';
import { ownershipLens } from './ownershipLens.ts';
import { rateLens } from './rateLens.ts';

/** Every lens by its id, in the order of the picker and of the keys 1…9. */
export const lenses = {
  rate: rateLens,
  count: countLens,
  costToFix: costToFixLens,
  ownership: ownershipLens,
} as const satisfies Record<string, Lens>;

export type LensName = keyof typeof lenses;

export const lensNames = Object.keys(lenses) as readonly LensName[];
