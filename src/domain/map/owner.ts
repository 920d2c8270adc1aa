import { z } from 'zod';
import { idSchema } from './id.ts';

/**
 * Who answers for a thing: at most one accountable department, others that also claim it, and whether that
 * claim is disputed. Spread over three keys of the record, so that two people's edits at once merge field by field.
 */
export const ownerFields = {
  accountable: idSchema.nullable().default(null),
  alsoClaimed: z.array(idSchema).max(20).default([]),
  contestOpen: z.boolean().default(false),
};

export type Owned = {
  readonly accountable: string | null;
  readonly alsoClaimed: readonly string[];
  readonly contestOpen: boolean;
};

export type OwnerState = 'unowned' | 'owned' | 'shared' | 'contested';

/** Derived, never stored (product.md, Words: owner). */
export function ownerState(owned: Owned): OwnerState {
  if (owned.contestOpen) return 'contested';
  if (owned.accountable === null) return 'unowned';
  return owned.alsoClaimed.length > 0 ? 'shared' : 'owned';
}

/** All departments named by the record, the accountable one first; no duplicates. */
export function claimants(owned: Owned): string[] {
  const ids = owned.accountable === null ? [] : [owned.accountable];
  return [...new Set([...ids, ...owned.alsoClaimed])];
}
