import type { ColumnProfile } from './columnProfile.ts';

/**
 * Whether a column has a value of its own in every row that can be a failure: where it is empty, the column of times
 * holds no date either, as in totals and footers, so that those rows are refused whatever they are known by.
 */
export function tellsRowsApart(ids: ColumnProfile, times: ColumnProfile | undefined): boolean {
  if (ids.isUnique) return true;
  const { emptyRows } = ids;
  const undated = times?.undatedRows ?? null;
  if (!ids.isDistinct || emptyRows === null || undated === null) return false;
  const refused = new Set(undated);
  return emptyRows.every((row) => refused.has(row));
}
