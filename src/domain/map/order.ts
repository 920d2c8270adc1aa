import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export type Ordered = { readonly id: string; readonly order: string };

/** The one order of records: by fractional key, then by id where two inserts at once made equal keys. */
export function compareOrder(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** A key behind all records. Keys that are no fractional index (foreign writers) are passed over. */
export function orderAtEnd(records: Iterable<Ordered>): string {
  const keys = [...records].map((record) => record.order).toSorted();
  for (const last of keys.toReversed()) {
    const key = keyBetween(last, null);
    if (key !== null) return key;
  }
  return generateKeyBetween(null, null);
}

/** Newcomers with keys behind all records, each behind the one before. */
export function inOrderAtEnd<R extends object>(
  records: Iterable<Ordered>,
  newcomers: readonly R[],
): (R & { readonly order: string })[] {
  let last: string | null = null;
  return newcomers.map((newcomer) => {
    last = last === null ? orderAtEnd(records) : generateKeyBetween(last, null);
    return { ...newcomer, order: last };
  });
}

/** As many keys as asked for, each behind the one before. */
export function freshKeys(count: number): readonly string[] {
  return generateNKeysBetween(null, null, count);
}

/**
 * A key between two (null = no neighbour there), or null where there is no room (equal keys) or one of them is no
 * fractional index.
 */
export function keyBetween(before: string | null, after: string | null): string | null {
  try {
    return generateKeyBetween(before, after);
  } catch {
    // The library throws for equal or foreign keys; both come from other people's merges, so they are expected here.
    return null;
  }
}
