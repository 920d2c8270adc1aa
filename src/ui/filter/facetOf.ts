import type { Facets } from '#domain/failures/cube/facetCounts.ts';
import { segmentName, wantedOf, type DimensionName } from '#domain/failures/cube/dimensions.ts';
import type { FailureFilter } from '#domain/failures/failureFilter.ts';
import { causes, causeWords, type Cause } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { channelName } from '../channels/channelName.ts';

/** One value to choose, with what it would show while everything else stays as it is. */
export type FacetValue = {
  readonly value: string;
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
};

export type Facet = {
  readonly name: DimensionName;
  readonly title: string;
  /** The largest first. */
  readonly values: readonly FacetValue[];
};

const order: readonly DimensionName[] = ['channels', 'causes', 'modes', 'departments'];

/** Everything that failures can be filtered by, as far as there is a choice. */
export function facetsOf(facets: Facets, filter: FailureFilter, map: JourneyMap): readonly Facet[] {
  const segments = [...facets.keys()].filter((name) => segmentName(name) !== null);
  return [...order, ...segments, 'datasets' as const]
    .map((name) => facetOf(name, facets.get(name) ?? new Map(), filter, map))
    .filter(({ values }) => values.length > 1 || values.some(({ isChosen }) => isChosen));
}

function facetOf(
  name: DimensionName,
  counts: ReadonlyMap<string, number>,
  filter: FailureFilter,
  map: JourneyMap,
): Facet {
  const chosen = new Set(wantedOf(filter, name));
  const values = [...new Set([...chosen, ...counts.keys()])]
    .map((value) => ({
      value,
      name: valueName(map, name, value),
      count: counts.get(value) ?? 0,
      isChosen: chosen.has(value),
    }))
    .filter(({ count, isChosen }) => count > 0 || isChosen)
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name));
  return { name, title: titleOf(name), values };
}

/** What a dimension is called. */
function titleOf(name: DimensionName): string {
  switch (name) {
    case 'channels':
      return 'Channel';
    case 'causes':
      return 'Perceived cause';
    case 'modes':
      return 'Failure mode';
    case 'departments':
      return 'Owner';
    case 'datasets':
      return 'Dataset';
    default:
      return segmentName(name) ?? name;
  }
}

/** What a value of a dimension is called; '' = without one. */
export function valueName(map: JourneyMap, name: DimensionName, value: string): string {
  switch (name) {
    case 'channels':
      return channelName(value);
    case 'causes':
      return isCause(value) ? causeWords[value] : 'No cause named';
    case 'modes':
    case 'departments':
    case 'datasets':
      return value === '' ? without[name] : recordName(map, name, value);
    default:
      return value === '' ? 'Empty' : value;
  }
}

const without = { modes: 'No failure mode', departments: 'No owner', datasets: 'No dataset' };

function recordName(map: JourneyMap, name: keyof typeof without, id: string): string {
  const records = { modes: map.failureModes, departments: map.departments, datasets: map.datasets }[name];
  return records.get(id)?.name || 'Unnamed';
}

function isCause(value: string): value is Cause {
  return (causes as readonly string[]).includes(value);
}

/** A filter in which a dimension asks for just these values; none = no filter by it. */
export function withWanted(
  filter: FailureFilter,
  name: DimensionName,
  wanted: readonly string[],
): FailureFilter {
  const heading = segmentName(name);
  if (heading === null) return { ...filter, [name]: wanted };
  const { [heading]: _before, ...others } = filter.segments;
  return { ...filter, segments: wanted.length === 0 ? others : { ...others, [heading]: [...wanted] } };
}
