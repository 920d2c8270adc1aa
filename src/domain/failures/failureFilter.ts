import { z } from 'zod';
import { causes } from '#domain/map/failureMode.ts';
import { idSchema } from '#domain/map/id.ts';
import { parseDay } from './day.ts';

/** A calendar day as text, `2025-03-14`. */
export const dayTextSchema = z
  .string()
  .refine((text) => parseDay(text) !== null, 'has to be a calendar day such as 2025-03-14');

const idOrNone = z.union([idSchema, z.literal('')]);

/**
 * Which failures count. `from` and `to` are calendar days in the dataset's own time zone, both included, `null` =
 * open. In every list, empty = no filter and '' = those without. `departments` are accountable owners of the place
 * that a failure is at, `modes` the failure modes that it counts under, `causes` what its text blames, `segments`
 * the values of a segment column by its heading. `q` are words in the text, found by the server only.
 */
export const failureFilterSchema = z.object({
  from: dayTextSchema.nullable().default(null),
  to: dayTextSchema.nullable().default(null),
  channels: z.array(z.string()).default([]),
  datasets: z.array(idSchema).default([]),
  departments: z.array(idOrNone).default([]),
  modes: z.array(idOrNone).default([]),
  causes: z.array(z.union([z.enum(causes), z.literal('')])).default([]),
  segments: z.record(z.string(), z.array(z.string())).default({}),
  q: z.string().max(200).default(''),
});
export type FailureFilter = Readonly<z.infer<typeof failureFilterSchema>>;

export const everyFailure: FailureFilter = failureFilterSchema.parse({});

/** Whether a filter lets everything pass. */
export function isEvery({ from, to, q, segments, ...rest }: FailureFilter): boolean {
  const { channels, datasets, departments, modes, causes } = rest;
  const lists = [channels, datasets, departments, modes, causes, ...Object.values(segments)];
  return from === null && to === null && q === '' && lists.every((list) => list.length === 0);
}

/** The filter's days as integers, open ends as infinities. */
export function dayRange(filter: Pick<FailureFilter, 'from' | 'to'>): {
  readonly first: number;
  readonly last: number;
} {
  const first = filter.from === null ? null : parseDay(filter.from);
  const last = filter.to === null ? null : parseDay(filter.to);
  return { first: first ?? -Infinity, last: last ?? Infinity };
}
