import type { FailureMode } from '#domain/map/failureMode.ts';

/** A touchpoint as written by hand; `row` is its place in the stage from the top, the rest is filled in. */
export type TouchpointDraft = {
  readonly id: string;
  readonly row: number;
  readonly name: string;
  readonly channel: string;
  readonly description: string;
  readonly accountable: string | null;
  readonly alsoClaimed?: readonly string[];
  readonly contestOpen?: true;
  readonly momentOfTruth?: true;
  /** Customers who pass in a year; left out where nobody counts them. */
  readonly passedPerYear?: number;
};

export type StageDraft = {
  readonly id: string;
  readonly name: string;
  readonly accountable: string;
  readonly alsoClaimed?: readonly string[];
  readonly touchpoints: readonly TouchpointDraft[];
};

/** A failure mode has one owner or none in the sample, so the other two fields of an owner are left to the schema. */
export type FailureModeDraft = Omit<FailureMode, 'alsoClaimed' | 'contestOpen'>;
