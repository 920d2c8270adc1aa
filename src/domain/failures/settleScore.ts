import type { ColumnProfile } from './columnProfile.ts';
import type { DetailPlan } from './detailPlan.ts';
import { scorePolarities, type ScorePolarity } from './failureDetails.ts';
import type { ImportSettings } from './importSettings.ts';
import { given, type Proof, type Question } from './proof.ts';
import { findScore } from './scoreProof.ts';

interface SettledScore {
  readonly score: DetailPlan['score'];
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

const polarityWords: Record<ScorePolarity, string> = {
  higherIsBetter: 'A high number is good.',
  lowerIsBetter: 'A low number is good, as where it counts effort.',
};
const scales = ['1-5', '0-10', '1-7', '1-10', '0-100'];

/** On which scale a score was given and which end is good: by its name and values, by an answer, or asked. */
export function settleScore(profile: ColumnProfile | undefined, settings: ImportSettings): SettledScore {
  if (profile === undefined) return { score: null, questions: [], proofs: [] };
  const { heading, samples } = profile;
  const found = findScore(profile);
  const scale = settings.scoreScale ?? found.scale;
  const polarity = settings.scorePolarity ?? found.polarity;
  const questions: Question[] = [];
  const proofs: Proof[] = [];
  const prove = (id: 'scoreScale' | 'scorePolarity', value: string): void => {
    const because = settings[id] === undefined ? 'The heading and the values say so.' : given;
    proofs.push({ id, column: heading, value, because });
  };
  if (scale !== null) prove('scoreScale', scale);
  else {
    const options = scales.map((value) => ({ value, because: `From ${value.replace('-', ' to ')}.` }));
    const asks = `On which scale were the scores of “${heading}” given?`;
    questions.push({ id: 'scoreScale', column: heading, asks, options, evidence: samples });
  }
  if (polarity !== null) prove('scorePolarity', polarity);
  else {
    const options = scorePolarities.map((value) => ({ value, because: polarityWords[value] }));
    const asks = `Is a high number of “${heading}” good or bad?`;
    questions.push({ id: 'scorePolarity', column: heading, asks, options, evidence: samples });
  }
  return { score: scale === null || polarity === null ? null : { scale, polarity }, questions, proofs };
}
