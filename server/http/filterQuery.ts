import { z } from 'zod';
import { failureFilterSchema, dayTextSchema, type FailureFilter } from '#domain/failures/failureFilter.ts';

const several = z.union([z.string(), z.array(z.string())]).optional();

/**
 * The filter of every call with numbers or rows, in a query: days `from` and `to` (both included); `channel`,
 * `onlyDataset`, `department`, `onlyMode`, `cause` and `segment` may repeat, and empty means "without"; a segment is
 * written `heading=value`. `q` are words in the text.
 */
export const filterQuery = {
  from: dayTextSchema.optional(),
  to: dayTextSchema.optional(),
  channel: several,
  onlyDataset: several,
  department: several,
  onlyMode: several,
  cause: several,
  segment: several,
  q: z.string().max(200).default(''),
};

type FilterQuery = { readonly [K in keyof typeof filterQuery]?: z.infer<(typeof filterQuery)[K]> };

export function toFilter(query: FilterQuery): FailureFilter {
  const { from = null, to = null, q = '' } = query;
  return failureFilterSchema.parse({
    from,
    to,
    q,
    channels: listOf(query.channel),
    datasets: listOf(query.onlyDataset),
    departments: listOf(query.department),
    modes: listOf(query.onlyMode),
    causes: listOf(query.cause),
    segments: toSegments(listOf(query.segment)),
  });
}

function listOf(values: string | readonly string[] | undefined): readonly string[] {
  return values === undefined ? [] : [values].flat();
}

function toSegments(pairs: readonly string[]): Record<string, string[]> {
  const segments: Record<string, string[]> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    (segments[at < 0 ? pair : pair.slice(0, at)] ??= []).push(at < 0 ? '' : pair.slice(at + 1));
  }
  return segments;
}
