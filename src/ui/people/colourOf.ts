import type { Person } from '#document/presence.ts';

/** A person's colour, with the words on it. */
export function colourOf({ hue }: Pick<Person, 'hue'>) {
  return { background: `var(--department-${hue})`, color: `var(--department-${hue}-text)` };
}
