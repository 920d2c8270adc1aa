/** What a step of the check counted. A step without a report of its own counts as one. */
export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Names of what was skipped, so that the end of the run can say it aloud. */
  readonly skippedTitles: readonly string[];
  /** What failed, by name, with the beginning of its error: the end of a long run is what is read, and at times all that is kept. */
  readonly failures: readonly string[];
};

/** One command that must end well; `report` says where it leaves its counts and how to read them. */
export type Step = {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Handed to it beside what this process has. */
  readonly env?: Readonly<Record<string, string>>;
  readonly report?: { readonly file: string; readonly read: (json: unknown) => Counts };
};

export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0, skippedTitles: [], failures: [] };
export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0, skippedTitles: [], failures: [] };
