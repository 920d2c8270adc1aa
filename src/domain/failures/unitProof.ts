import type { ColumnProfile } from './columnProfile.ts';
import type { DurationUnit } from './detailColumns.ts';
import { isClockLength } from './durationText.ts';

/** In which unit a column writes lengths of time, by its values, else by its heading; null where neither says. */
export function provenUnit({
  heading,
  values,
  samples,
}: ColumnProfile): { readonly unit: DurationUnit; readonly because: string } | null {
  const texts = values === null ? samples : [...values.keys()];
  if (texts.length === 0) return null;
  if (texts.every(isClockLength)) {
    return { unit: 'hh:mm:ss', because: 'Every value is written as hours, minutes and seconds.' };
  }
  const found = unitsInHeading.find(([, pattern]) => pattern.test(heading));
  return found ? { unit: found[0], because: 'The heading names the unit.' } : null;
}

const unitsInHeading: readonly (readonly [DurationUnit, RegExp])[] = [
  ['seconds', /\b(secs?|seconds?)\b/i],
  ['minutes', /\b(mins?|minutes?)\b/i],
  ['hours', /\b(hrs?|hours?)\b/i],
  ['days', /\bdays?\b/i],
];
