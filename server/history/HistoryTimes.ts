/** When history is written; tests set their own to see days in milliseconds. */
export type HistoryTimes = {
  /** A version after so many committed updates … */
  readonly edits: number;
  /** … but for those at most one in this time … */
  readonly restMs: number;
  /** … and one this long after the first edit that no version holds. */
  readonly activityMs: number;
  /** Who wrote what is handed over this often. */
  readonly batchMs: number;
  /** Writes of one person to one field, or whole writes of one thing, within this time are one. */
  readonly runMs: number;
};

const second = 1_000;

export const defaultHistoryTimes: HistoryTimes = {
  edits: 200,
  restMs: 120 * second,
  activityMs: 600 * second,
  batchMs: 2 * second,
  runMs: 30 * second,
};
