import type { RowChunk } from '#domain/failures/rowChunk.ts';

/** Rows of these days, in this order, that say nothing else but what `more` adds. */
export function rowChunk(days: readonly number[], more: Partial<RowChunk> = {}): RowChunk {
  return {
    day: Int32Array.from(days),
    channel: { values: [''], code: new Uint16Array(days.length) },
    cause: null,
    severity: null,
    burdenMinutes: null,
    burdenMoney: null,
    reopened: null,
    replyMinutes: null,
    replyOpen: null,
    resolveMinutes: null,
    resolveOpen: null,
    segments: [],
    ...more,
  };
}
