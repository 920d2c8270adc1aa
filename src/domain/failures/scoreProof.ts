import type { ColumnProfile } from './columnProfile.ts';
import type { ScorePolarity } from './failureDetails.ts';
import { parseNumber } from './numberText.ts';

export interface ScoreFound {
  readonly scale: string | null;
  readonly polarity: ScorePolarity | null;
}

const scalesInHeading: readonly (readonly [RegExp, string])[] = [
  [/\bnps\b|\brecommend\b/i, '0-10'],
  [/\bstars?\b/i, '1-5'],
];
const betterHigher = /\b(csat|nps|satisfaction|rating|stars?|recommend|ease|easy)\b/i;

/**
 * What heading and values say about a score: 0–10 where it asks for a recommendation, 1–5 where it counts stars or the
 * values reach from 1 to 5 and no further. Effort is never decided: its polarity was turned round between versions.
 */
export function findScore(profile: ColumnProfile): ScoreFound {
  const { heading } = profile;
  const named = scalesInHeading.find(([pattern]) => pattern.test(heading))?.[1] ?? null;
  const isEffort = /\b(ces|effort)\b/i.test(heading);
  return {
    scale: named ?? scaleOfValues(profile),
    polarity: !isEffort && betterHigher.test(heading) ? 'higherIsBetter' : null,
  };
}

/** Scale and polarity where both are evident and every value is a number on the scale. */
export function provenScore(profile: ColumnProfile): { scale: string; polarity: ScorePolarity } | null {
  const { scale, polarity } = findScore(profile);
  const range = rangeOf(profile);
  if (scale === null || polarity === null || range === null) return null;
  const [low = 0, high = 0] = scale.split('-').map(Number);
  return range.low >= low && range.high <= high ? { scale, polarity } : null;
}

function scaleOfValues(profile: ColumnProfile): string | null {
  const range = rangeOf(profile);
  return range !== null && range.low === 1 && range.high === 5 ? '1-5' : null;
}

function rangeOf({ values }: ColumnProfile): { readonly low: number; readonly high: number } | null {
  const numbers = [...(values?.keys() ?? [])].map((text) => parseNumber(text, '.'));
  if (numbers.length === 0 || numbers.some((number) => number === null)) return null;
  const known = numbers.filter((number) => number !== null);
  return { low: Math.min(...known), high: Math.max(...known) };
}
