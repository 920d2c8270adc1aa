import { memoizeByRef } from '#base/memoizeByRef.ts';
import type { AssignedFailures } from '../assignFailures.ts';
import type { DayHistogram } from '../dayHistogram.ts';
import type { CubeCounts } from './cubeCounts.ts';
import { readFacets, type FacetColumns, type Facets } from './facetCounts.ts';
import { readCounts, type CubeHead } from './readCounts.ts';

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

/** Every failure, without a filter. The same object as long as map and rows stay. */
export interface WholeCounts {
  readonly head: CubeHead;
  readonly counts: CubeCounts;
}

/** What does not change while only the days do. The same object as long as the cube. */
export interface CubeFrame {
  readonly head: CubeHead;
  readonly facets: readonly FacetColumns[];
  readonly histogram: DayHistogram | null;
}

/** Numbers as bare columns: what a step of a brush makes, and what goes from thread to thread. */
export interface CountedNumbers {
  readonly whole: WholeCounts;
  readonly frame: CubeFrame;
  /** Null = the whole. */
  readonly shown: CubeCounts | null;
  readonly facets: Uint32Array;
}

/** Makes of bare columns what is drawn; the whole and the histogram keep their identity while they stay the same. */
export function readNumbers({ whole, frame, shown, facets }: CountedNumbers): Numbers {
  return {
    whole: readWhole(whole),
    shown: shown === null ? readWhole(whole) : readCounts(frame.head, shown),
    histogram: frame.histogram,
    facets: readFacets(frame.facets, facets),
  };
}

const readWhole = memoizeByRef(({ head, counts }: WholeCounts) => readCounts(head, counts));
