import { z } from 'zod';
import { parseDay } from './day.ts';

/** A calendar day as text, `2025-03-14`. */
export const dayTextSchema = z
  .string()
  .refine((text) => parseDay(text) !== null, 'has to be a calendar day such as 2025-03-14');

/**
 * Which failures count. `from` and `to` are calendar days in the dataset's own time zone, both included, `null` =
 * open. An empty list of channels means all of them; '' in it stands for failures without a channel.
 */
export const failureFilterSchema = z.object({
  from: dayTextSchema.nullable().default(null),
  to: dayTextSchema.nullable().default(null),
  channels: z.array(z.string()).default([]),
});
export type FailureFilter = Readonly<z.infer<typeof failureFilterSchema>>;

export const everyFailure: FailureFilter = { from: null, to: null, channels: [] };

/** The filter's days as integers, open ends as infinities. */
export function dayRange(filter: FailureFilter): { readonly first: number; readonly last: number } {
  const first = filter.from === null ? null : parseDay(filter.from);
  const last = filter.to === null ? null : parseDay(filter.to);
  return { first: first ?? -Infinity, last: last ?? Infinity };
}
