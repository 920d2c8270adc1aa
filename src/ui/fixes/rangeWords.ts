import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import type { HarmUnknown } from '#domain/analytics/yearlyHarm.ts';
import type { NumberWords } from '#domain/lenses/numberWords.ts';

/** "€1.2K to €4.5K": the uncertainty beside a likely value. */
export function rangeWords(range: ThreePoint, words: NumberWords): string {
  return words.moneyRange(range.low, range.high);
}

const unknownNames: Record<HarmUnknown, string> = {
  'counted failures': 'failures counted under it',
  marginPerCustomer: 'margin per customer',
  lossLow: 'loss after a failure',
  lossLikely: 'loss after a failure',
  lossHigh: 'loss after a failure',
};

/** What nobody has entered yet, as a list in words. */
export function missingWords(missing: readonly HarmUnknown[]): string {
  return [...new Set(missing.map((name) => unknownNames[name]))].join(', ');
}
