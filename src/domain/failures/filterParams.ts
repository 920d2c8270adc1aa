import { everyFailure, failureFilterSchema, type FailureFilter } from './failureFilter.ts';

/** The name that each list of a filter has in a query, of the API and of a map's address alike. */
const listNames = [
  ['channel', 'channels'],
  ['cause', 'causes'],
  ['onlyMode', 'modes'],
  ['department', 'departments'],
  ['onlyDataset', 'datasets'],
] as const;

/** A filter as a query that people can read: `from=2026-03-01&channel=phone&segment=Region=North`. */
export function toFilterParams(filter: FailureFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.from !== null) params.set('from', filter.from);
  if (filter.to !== null) params.set('to', filter.to);
  for (const [name, list] of listNames) for (const value of filter[list]) params.append(name, value);
  for (const [heading, values] of Object.entries(filter.segments)) {
    for (const value of values) params.append('segment', `${heading}=${value}`);
  }
  if (filter.q !== '') params.set('q', filter.q);
  return params;
}

/** Reads a filter from an address that anybody may have typed: what makes no sense is left out. */
export function fromFilterParams(params: URLSearchParams): FailureFilter {
  const { shape } = failureFilterSchema;
  const lists = listNames.map(([name, list]) => {
    const kept = params.getAll(name).flatMap((value): string[] => one(shape[list], [value], []));
    return [list, [...new Set(kept)]] as const;
  });
  return {
    ...everyFailure,
    from: one(shape.from, params.get('from'), null),
    to: one(shape.to, params.get('to'), null),
    q: one(shape.q, params.get('q') ?? '', ''),
    ...(Object.fromEntries(lists) as Pick<FailureFilter, (typeof listNames)[number][1]>),
    segments: segmentsOf(params.getAll('segment')),
  };
}

function one<T>(read: { safeParse: (value: unknown) => { data?: T } }, value: unknown, other: T): T {
  return read.safeParse(value).data ?? other;
}

function segmentsOf(pairs: readonly string[]): Record<string, string[]> {
  const byHeading = Map.groupBy(
    pairs.filter((pair) => pair.includes('=')),
    (pair) => pair.slice(0, pair.indexOf('=')),
  );
  return Object.fromEntries(
    [...byHeading].map(([heading, all]) => [
      heading,
      [...new Set(all.map((pair) => pair.slice(heading.length + 1)))],
    ]),
  );
}
