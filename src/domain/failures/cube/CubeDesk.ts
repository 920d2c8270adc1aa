import { everyFailure, isEvery, type FailureFilter } from '../failureFilter.ts';
import type { FailureTables } from '../failureTable.ts';
import type { AssignmentMap } from '../keyAssigner.ts';
import type { Wanted } from '../placeNumbers.ts';
import type { FoundCells } from './cubeData.ts';
import { FailureCube } from './FailureCube.ts';
import type { CountedNumbers, WholeCounts } from './readNumbers.ts';

export interface NumbersQuestion {
  readonly map: AssignmentMap;
  readonly filter: FailureFilter;
  readonly wanted: Wanted;
}

/**
 * Answers questions about tables that stay as they are; keeps the cube of the last question, so that the next one
 * with other days only costs subtractions.
 */
export class CubeDesk {
  readonly #tables: FailureTables;
  #last: { readonly map: AssignmentMap; readonly filter: string; readonly cube: FailureCube } | null = null;
  #whole: { readonly map: AssignmentMap; readonly wanted: Wanted; readonly counted: WholeCounts } | null =
    null;

  constructor(tables: FailureTables) {
    this.#tables = tables;
  }

  /** `found`: the rows that hold the filter's words, where it has any; the words themselves are not looked at. */
  count({ map, filter, wanted }: NumbersQuestion, found: FoundCells | null = null): CountedNumbers {
    const whole = this.#wholeOf(map, wanted);
    const cube = this.#cubeOf(map, filter, found);
    return {
      whole,
      frame: cube.frame,
      shown: isEvery(filter) ? null : cube.count(filter, wanted),
      facets: cube.countFacets(filter),
    };
  }

  #wholeOf(map: AssignmentMap, wanted: Wanted): WholeCounts {
    const known = this.#whole;
    if (known !== null && sameMap(known.map, map) && known.wanted === wanted) return known.counted;
    const cube = this.#cubeOf(map, everyFailure, null);
    const counted = { head: cube.head, counts: cube.count(everyFailure, wanted) };
    this.#whole = { map, wanted, counted };
    return counted;
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
