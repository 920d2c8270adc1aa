import { dayHistogram } from '../dayHistogram.ts';
import { dayRange, type FailureFilter } from '../failureFilter.ts';
import type { FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import type { Wanted } from '../placeNumbers.ts';
import { cubeCounts, type CubeCounts } from './cubeCounts.ts';
import { cubeData, type CubeData, type FoundCells } from './cubeData.ts';
import { countsOfPlaces, slotsByPlace } from './cubeLayout.ts';
import { FacetCounts } from './facetCounts.ts';
import type { CubeHead } from './readCounts.ts';
import type { CubeFrame } from './readNumbers.ts';

const mostBars = 104;

type Days = Pick<FailureFilter, 'from' | 'to'>;

/**
 * Failures under a filter, for any days: one scan applies everything that is not being brushed and sums up by day;
 * from then on every range of days is a few subtractions. Falcon (Moritz, Howe, Heer 2019) and imMens (Liu, Jiang,
 * Heer 2013) do the same. Answers equal `assignFailures`; sums of fractions may differ in the last digits.
 */
export class FailureCube {
  readonly head: CubeHead;
  readonly #data: CubeData;
  #facets: { readonly counts: FacetCounts; readonly frame: CubeFrame } | null = null;

  constructor(
    tables: FailureTables,
    map: AssignmentMap,
    filter: FailureFilter,
    found: FoundCells | null = null,
  ) {
    this.#data = cubeData(tables, map, filter, found);
    const { layout, columns, days } = this.#data;
    const { places, slots, unmatched } = layout;
    const everAt = countsOfPlaces(layout, columns.between(0, days - 1));
    this.head = { places, slots, unmatched, slotsOfPlace: slotsByPlace(layout), everAt };
  }

  /** The failures on these days under the filter that the cube was made with: with `head`, `readCounts` reads them. */
  count(days: Days, wanted: Wanted = 'counts'): CubeCounts {
    return cubeCounts(this.#data, days, wanted);
  }

  /** The dimensions' values and failures over time in at most 104 bars, whatever the days. */
  get frame(): CubeFrame {
    return this.#sumFacets().frame;
  }

  /** How many failures each value of each dimension would show on these days, all other filters holding. */
  countFacets(days: Days): Uint32Array {
    const { first, last } = dayRange(days);
    const low = Math.max(0, first - this.#data.firstDay);
    const high = Math.min(this.#data.days - 1, last - this.#data.firstDay);
    return this.#sumFacets().counts.between(low, Math.max(high, low - 1));
  }

  /** Not before they are asked for: nobody asks for those of the whole while a filter stands. */
  #sumFacets() {
    if (this.#facets === null) {
      const { parts, days, firstDay, totals } = this.#data;
      const counts = new FacetCounts(parts, days);
      const histogram = dayHistogram(firstDay, totals, mostBars);
      this.#facets = { counts, frame: { head: this.head, facets: counts.columns, histogram } };
    }
    return this.#facets;
  }
}
