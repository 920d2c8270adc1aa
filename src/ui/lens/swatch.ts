import type { CSSProperties } from 'react';
import { assertNever } from '#base/assertNever.ts';
import type { SampleMark } from '#domain/analytics/sampleMark.ts';
import type { Fill } from '#domain/lenses/lens.ts';

/** A reading's colours as tokens: for swatches, dots and marks around the map. */
export function swatch(fill: Fill): CSSProperties {
  switch (fill.kind) {
    case 'class':
      return {
        background: `var(--${fill.scale}-${fill.class})`,
        color: `var(--${fill.scale}-${fill.class}-text)`,
      };
    case 'cause':
      return { background: `var(--cause-${fill.index})`, color: `var(--cause-${fill.index}-text)` };
    case 'department':
      return {
        background: `var(--department-${fill.hue})`,
        color: `var(--department-${fill.hue}-text)`,
      };
    case 'problem':
      return { background: 'var(--problem-soft)', color: 'var(--problem)' };
    case 'none':
      return { background: 'var(--heat-none)', color: 'var(--heat-none-text)' };
    default:
      return assertNever(fill);
  }
}

/** How a small sample looks in the legend: hatched in a middle class, a bare dot, or grey with a dotted edge. */
export function markSwatch(sample: SampleMark): CSSProperties {
  switch (sample) {
    case 'hatched':
      return {
        background: 'repeating-linear-gradient(135deg, var(--heat-3) 0 3px, var(--heat-3-hatch) 3px 6px)',
      };
    case 'dot':
      return { background: 'radial-gradient(circle, var(--ink) 0 2px, transparent 2.5px)' };
    case 'none':
      return { background: 'var(--heat-none)', borderStyle: 'dotted', borderColor: 'var(--heat-none-edge)' };
    case 'solid':
      return { background: 'var(--heat-3)' };
    default:
      return assertNever(sample);
  }
}
