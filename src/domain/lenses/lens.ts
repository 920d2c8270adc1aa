import type { Interval } from '#domain/analytics/interval.ts';
import type { SampleMark } from '#domain/analytics/sampleMark.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { Wanted } from '#domain/failures/placeNumbers.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { OwnerState } from '#domain/map/owner.ts';

/** What a lens reads: the map, its failures within the viewer's filter (`shown`) and without any (`whole`). */
export type LensInput = {
  readonly map: JourneyMap;
  readonly shown: AssignedFailures;
  readonly whole: AssignedFailures;
  /** BCP 47, for numbers and money in words. */
  readonly locale: string;
};

/**
 * How a place is coloured: a class 0–6 of a scale (of a difference 3 is the middle), a department's hue, a perceived
 * cause (its index in `causes`), an owner problem, or no data.
 */
export type Fill =
  | { readonly kind: 'class'; readonly scale: 'heat' | 'money' | 'difference'; readonly class: number }
  | { readonly kind: 'department'; readonly hue: number }
  | { readonly kind: 'cause'; readonly index: number }
  | { readonly kind: 'problem'; readonly state: Extract<OwnerState, 'unowned' | 'contested'> }
  | { readonly kind: 'none' };

/** What one place (or stage, or the map) says under a lens. Unknown is null, never 0. */
export type Reading = {
  /** In the lens's unit; null where unknown or where the lens does not measure (ownership). */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** What the value rests on: exposures for rates, rows for counts, fixes for cost. */
  readonly n: number | null;
  readonly sample: SampleMark;
  readonly fill: Fill;
  /** For the card: "42 per 1,000". */
  readonly text: string;
  /** For hover and screen readers: interval, n, the raw rate beside. */
  readonly detail: string;
  /** Larger comes first in lists. */
  readonly sort: number;
};

export type LegendEntry = {
  readonly fill: Fill;
  readonly label: string;
  /** Where a class begins, for a tick between two colours; null for the first class and for names. */
  readonly from: string | null;
  /** How many places have it. */
  readonly places: number;
};
export type LegendMark = { readonly sample: SampleMark; readonly label: string; readonly places: number };

export type Legend = {
  readonly title: string;
  /** The formula in one line, with its source. */
  readonly explains: string;
  readonly entries: readonly LegendEntry[];
  readonly marks: readonly LegendMark[];
  /** What a reader must know beside the colours: "No difference found between places". */
  readonly remarks: readonly string[];
};

export type LensResult = {
  /** By touchpoint's and path's id. */
  readonly places: ReadonlyMap<string, Reading>;
  readonly stages: ReadonlyMap<string, Reading>;
  readonly total: Reading;
  readonly legend: Legend;
};

export type Lens = {
  readonly name: string;
  /** One line for the picker. */
  readonly measures: string;
  /** What has to be counted beyond the usual. */
  readonly wants?: Wanted;
  /** It reads the map alone, so it speaks before any failure has been counted. */
  readonly countsNothing?: true;
  readonly read: (input: LensInput) => LensResult;
};
