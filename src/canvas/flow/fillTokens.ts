import type { CSSProperties } from 'react';
import type { Fill } from '#domain/lenses/lens.ts';

/** The design tokens' base name of a fill: `--NAME`, its text `--NAME-text`; null for what has no colour of its own. */
export function tokenOf(fill: Fill): string | null {
  switch (fill.kind) {
    case 'class':
      return `${fill.scale}-${fill.class}`;
    case 'department':
      return `department-${fill.hue}`;
    case 'cause':
      return `cause-${fill.index}`;
    case 'problem':
    case 'none':
      return null;
  }
}

/** A small sample is hatched where the colour says a number. */
export function hasHatch(fill: Fill): boolean {
  return fill.kind === 'class' || fill.kind === 'cause';
}

/** A card's colours as custom properties that its stylesheet reads: here a number's class becomes a colour. */
export function fillStyle(fill: Fill): CSSProperties {
  const name = tokenOf(fill);
  if (name === null) return {};
  const hatch = hasHatch(fill) ? `var(--${name}-hatch)` : `var(--${name})`;
  return {
    '--fill': `var(--${name})`,
    '--on-fill': `var(--${name}-text)`,
    '--hatch': hatch,
  } as CSSProperties;
}

/** Under the ownership lens the owner's chip is what the colour means: no second word for it on the card. */
export function saysOwner(fill: Fill): boolean {
  return fill.kind === 'department' || fill.kind === 'problem';
}
