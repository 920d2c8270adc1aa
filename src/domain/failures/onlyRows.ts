import type { RowChunk } from './rowChunk.ts';
import type { KeyedChunk } from './rowTable.ts';

/** The rows of a chunk whose bits are set, in their order; bit i = bit i & 7 of byte i >> 3. */
export function onlyRows({ rows, key }: KeyedChunk, bits: Uint8Array): KeyedChunk {
  const kept = (_value: unknown, row: number): boolean => (((bits[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
  const coded = <T extends RowChunk['channel']>(column: T): T => ({
    ...column,
    code: column.code.filter(kept),
  });
  const filled = <T extends Uint8Array | Float64Array>(column: T | null): T | null =>
    column === null ? null : (column.filter(kept) as T);
  return {
    key: key.filter(kept),
    rows: {
      day: rows.day.filter(kept),
      channel: coded(rows.channel),
      cause: filled(rows.cause),
      severity: filled(rows.severity),
      burdenMinutes: filled(rows.burdenMinutes),
      burdenMoney: filled(rows.burdenMoney),
      reopened: filled(rows.reopened),
      replyMinutes: filled(rows.replyMinutes),
      replyOpen: filled(rows.replyOpen),
      resolveMinutes: filled(rows.resolveMinutes),
      resolveOpen: filled(rows.resolveOpen),
      segments: rows.segments.map(coded),
    },
  };
}
