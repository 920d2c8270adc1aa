import type { LinearScorer } from './oneVsRest.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What training leaves behind: plain data, to be kept as bytes (`packMatcher`) and asked (`matchText`). */
export type Matcher = {
  /** The class ids, sorted; class k of the scorer is `labels[k]`. */
  readonly labels: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly scorer: LinearScorer;
  /** Scores are divided by it before they become probabilities. */
  readonly temperature: number;
  /** False where nothing was held out to check it with: then it only suggests. */
  readonly isChecked: boolean;
};
