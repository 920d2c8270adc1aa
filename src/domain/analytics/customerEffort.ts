/**
 * Answers of one customer-effort question: how many gave each score. Version 1 asks for effort (high is bad), version
 * 2 for ease (high is good); which one is stored with the answers.
 */
export type EffortAnswers = {
  readonly polarity: 'effort' | 'ease';
  readonly answers: readonly { readonly score: number; readonly count: number }[];
};

export type CustomerEffort = {
  readonly polarity: 'effort' | 'ease';
  readonly mean: number;
  readonly n: number;
  /** Which way is good for the customer. */
  readonly better: 'lower' | 'higher';
};

/**
 * CES as a mean; counts add over cells of one polarity. Cells of different polarity have no common mean.
 * Unit: points of the question's scale. Range: counts ≥ 0, at least one answer, one polarity; else null.
 * Source: Dixon, Freeman & Toman, HBR 2010 (version 1); Dixon et al., The Effortless Experience, 2013 (version 2).
 */
export function customerEffort(cells: readonly EffortAnswers[]): CustomerEffort | null {
  const polarity = cells[0]?.polarity;
  if (polarity === undefined || cells.some((cell) => cell.polarity !== polarity)) return null;
  const answers = cells.flatMap((cell) => cell.answers);
  if (answers.some(({ count, score }) => !(count >= 0) || !Number.isFinite(score))) return null;
  const n = answers.reduce((sum, { count }) => sum + count, 0);
  if (!(n > 0) || !Number.isFinite(n)) return null;
  const mean = answers.reduce((sum, { score, count }) => sum + score * count, 0) / n;
  return { polarity, mean, n, better: polarity === 'effort' ? 'lower' : 'higher' };
}
