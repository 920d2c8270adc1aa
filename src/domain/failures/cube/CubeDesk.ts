import type { AssignedFailures } from '../assignFailures.ts';
import type { DayHistogram } from '../dayHistogram.ts';
import { everyFailure, isEvery, type FailureFilter } from '../failureFilter.ts';
import type { FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import type { Wanted } from '../placeNumbers.ts';
import type { FoundCells } from './cubeData.ts';
import type { Facets } from './facetCounts.ts';
import { FailureCube } from './FailureCube.ts';

export interface NumbersQuestion {
  readonly map: AssignmentMap;
  readonly filter: FailureFilter;
  readonly wanted: Wanted;
}

/** Everything that a person's screen says about failures. */
export interface Numbers {
  /** Every failure, without anybody's filter: what money and classes rest on. */
  readonly whole: AssignedFailures;
  /** The failures within the filter. */
  readonly shown: AssignedFailures;
  /** Failures over time, whatever days the filter has; null without failures. */
  readonly histogram: DayHistogram | null;
  readonly facets: Facets;
}

const mostBars = 104;

/**
 * Answers questions about tables that stay as they are; keeps the cube of the last question, so that the next one
 * with other days only costs subtractions.
 */
export class CubeDesk {
  readonly #tables: FailureTables;
  #last: { readonly map: AssignmentMap; readonly filter: string; readonly cube: FailureCube } | null = null;
  #whole: { readonly map: AssignmentMap; readonly wanted: Wanted; readonly answer: AssignedFailures } | null =
    null;

  constructor(tables: FailureTables) {
    this.#tables = tables;
  }

  /** `found`: the rows that hold the filter's words, where it has any; the words themselves are not looked at. */
  answer({ map, filter, wanted }: NumbersQuestion, found: FoundCells | null = null): Numbers {
    const whole = this.#wholeOf(map, wanted);
    const cube = this.#cubeOf(map, filter, found);
    const isAll = isEvery(filter);
    return {
      whole,
      shown: isAll ? whole : cube.answer(filter, wanted),
      histogram: cube.histogram(mostBars),
      facets: cube.facets(filter),
    };
  }

  #wholeOf(map: AssignmentMap, wanted: Wanted): AssignedFailures {
    const known = this.#whole;
    if (known !== null && sameMap(known.map, map) && known.wanted === wanted) return known.answer;
    const answer = this.#cubeOf(map, everyFailure, null).answer(everyFailure, wanted);
    this.#whole = { map, wanted, answer };
    return answer;
  }

  #cubeOf(map: AssignmentMap, filter: FailureFilter, found: FoundCells | null): FailureCube {
    const name = JSON.stringify({ ...filter, from: null, to: null });
    if (this.#last !== null && sameMap(this.#last.map, map) && this.#last.filter === name) {
      return this.#last.cube;
    }
    const cube = new FailureCube(this.#tables, map, filter, found);
    this.#last = { map, filter: name, cube };
    return cube;
  }
}

function sameMap(a: AssignmentMap, b: AssignmentMap): boolean {
  return (
    a.rules === b.rules &&
    a.touchpoints === b.touchpoints &&
    a.paths === b.paths &&
    a.failureModes === b.failureModes
  );
}
