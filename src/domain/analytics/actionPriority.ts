export type ActionPriority = 'high' | 'medium' | 'low';

/** The three ratings of a failure mode, each 1–10: how bad, how often, how unseen from inside. */
export type Ratings = {
  readonly severity: number;
  readonly occurrence: number;
  readonly detection: number;
};

type Row = (ratings: Ratings) => boolean;

const high: readonly Row[] = [
  ({ severity: s, occurrence: o }) => s >= 9 && o >= 4,
  ({ severity: s, occurrence: o }) => s >= 7 && o >= 6,
  ({ severity: s, occurrence: o, detection: d }) => s >= 7 && d >= 7 && o >= 4,
  ({ severity: s, occurrence: o, detection: d }) => s >= 4 && s <= 6 && o >= 8 && d >= 5,
];
const medium: readonly Row[] = [
  ({ severity: s, occurrence: o, detection: d }) => s >= 9 && o >= 2 && d >= 5,
  ({ severity: s, occurrence: o, detection: d }) => s >= 7 && (o >= 4 || d >= 5) && o >= 2,
  ({ severity: s, occurrence: o }) => s >= 4 && s <= 6 && o >= 6,
  ({ severity: s, occurrence: o, detection: d }) => s >= 4 && s <= 6 && o >= 4 && d >= 7,
  ({ severity: s, occurrence: o, detection: d }) => s >= 2 && s <= 3 && o >= 8 && d >= 5,
];

/**
 * Whether to act on a failure mode, severity first; the first row that fits decides. The product S·O·D has only 120
 * distinct values and ranks unlike things alike, so nothing is ranked by it.
 * Unit: none. Range: three whole ratings 1…10; else null.
 * Source: formulas.md, Severity and priority (after AIAG & VDA FMEA Handbook 2019).
 */
export function actionPriority(ratings: Ratings): ActionPriority | null {
  const all = [ratings.severity, ratings.occurrence, ratings.detection];
  if (!all.every((rating) => Number.isInteger(rating) && rating >= 1 && rating <= 10)) return null;
  if (high.some((row) => row(ratings))) return 'high';
  return medium.some((row) => row(ratings)) ? 'medium' : 'low';
}
