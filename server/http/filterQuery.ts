import { z } from 'zod';
import { dayTextSchema, type FailureFilter } from '#domain/failures/failureFilter.ts';

/** `from`, `to` (both included) and `channel` (may repeat; empty = without a channel), as in every call with numbers. */
export const filterQuery = {
  from: dayTextSchema.optional(),
  to: dayTextSchema.optional(),
  channel: z.union([z.string(), z.array(z.string())]).optional(),
};

export function toFilter(query: { from?: string; to?: string; channel?: string | string[] }): FailureFilter {
  const { from = null, to = null, channel } = query;
  return { from, to, channels: channel === undefined ? [] : [channel].flat() };
}
