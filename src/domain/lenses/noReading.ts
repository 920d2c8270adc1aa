import type { Reading } from './lens.ts';

/** Nothing is known: grey, with the reason. */
export function noReading(text: string, detail: string): Reading {
  return {
    value: null,
    interval: null,
    n: null,
    sample: 'none',
    fill: { kind: 'none' },
    text,
    detail,
    sort: -1,
  };
}

/** Of a place that failures cannot reach. */
export const silentReading = noReading('No data', 'No data: no rule leads failures here.');
