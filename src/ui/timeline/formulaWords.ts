import type { NumberWords } from '#domain/lenses/numberWords.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import type { Timeline } from './timelineOf.ts';

const fine = new Intl.NumberFormat(undefined, { maximumFractionDigits: 3 });
const coarse = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** Where a chart's centre and limits come from, in words; '' without limits. */
export function formulaWords(timeline: Timeline, words: NumberWords): string {
  const { chart, centre, points, measure, baseline, spread, step } = timeline;
  const [first] = points;
  const last = points[baseline - 1];
  if (chart === null || centre === null || !first || !last) return '';
  const frozen = `Frozen from the first ${baseline} ${step}s, ${daySpanWords(first.firstDay, last.lastDay)}.`;
  if (measure === 'count') {
    const lower = first.low ? `lower limit ${coarse.format(first.low)}` : 'no lower limit';
    const limits = `upper limit ${coarse.format(first.high ?? 0)}, ${lower}`;
    return `Mean ${fine.format(centre)}, ${limits}: mean ± 2.66 × mean moving range (XmR, Wheeler). ${frozen}`;
  }
  const wide = spread === 1 ? 'u chart' : `u′ chart, limits widened ${words.rate(spread)} times, Laney 2002`;
  return `Mean ${fine.format(centre)} per ${words.count(1000)} exposures, limits ± 3 standard errors (${wide}). ${frozen}`;
}
