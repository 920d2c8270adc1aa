import type { CSSProperties } from 'react';
import type { Person } from '#document/presence.ts';

/** A person's colour, with the words on it; also for what their style sheet draws in it. */
export function colourOf({ hue }: Pick<Person, 'hue'>) {
  const colour = `var(--department-${hue})`;
  return { '--person': colour, background: colour, color: `var(--department-${hue}-text)` } as CSSProperties;
}
