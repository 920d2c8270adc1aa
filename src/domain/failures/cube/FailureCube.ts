import type { AssignedFailures } from '../assignFailures.ts';
import { dayHistogram, type DayHistogram } from '../dayHistogram.ts';
import { dayRange, type FailureFilter } from '../failureFilter.ts';
import type { FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import type { Wanted } from '../placeNumbers.ts';
import { cubeAnswer } from './cubeAnswer.ts';
import { cubeData, type CubeData, type FoundCells } from './cubeData.ts';
import { FacetCounts, type Facets } from './facetCounts.ts';

type Days = Pick<FailureFilter, 'from' | 'to'>;

/**
 * Failures under a filter, for any days: one scan applies everything that is not being brushed and sums up by day;
 * from then on every range of days is a few subtractions. Falcon (Moritz, Howe, Heer 2019) and imMens (Liu, Jiang,
 * Heer 2013) do the same. Answers equal `assignFailures`; sums of fractions may differ in the last digits.
 */
export class FailureCube {
  readonly #data: CubeData;
  readonly #facets: FacetCounts;

  constructor(
    tables: FailureTables,
    map: AssignmentMap,
    filter: FailureFilter,
    found: FoundCells | null = null,
  ) {
    this.#data = cubeData(tables, map, filter, found);
    this.#facets = new FacetCounts(this.#data.parts, this.#data.days);
  }

  /** What `assignFailures` says about these days under the filter that the cube was made with. */
  answer(days: Days, wanted: Wanted = 'counts'): AssignedFailures {
    return cubeAnswer(this.#data, days, wanted);
  }

  /** How many failures each value of each dimension would show on these days, all other filters holding. */
  facets(days: Days): Facets {
    const { first, last } = dayRange(days);
    const low = Math.max(0, first - this.#data.firstDay);
    const high = Math.min(this.#data.days - 1, last - this.#data.firstDay);
    return this.#facets.between(low, Math.max(high, low - 1));
  }

  /** Failures over all days in at most `mostBins` equal bins; null where no table has any, filtered or not. */
  histogram(mostBins: number): DayHistogram | null {
    return dayHistogram(this.#data.firstDay, this.#data.totals, mostBins);
  }
}
