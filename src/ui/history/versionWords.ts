import type { Version } from '../data/historyApi.ts';

const reasons: Readonly<Record<Version['why'], string>> = {
  start: 'As it began',
  edits: 'After many edits',
  time: 'After a while of work',
  import: 'Before an import',
  erase: 'Before a dataset was removed',
  restore: 'Before a restore',
  named: 'Named',
};

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const date = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "10:42", in the reader's own zone: it says when they worked. */
export function clockWords(at: string): string {
  return clock.format(new Date(at));
}

/** The day as a heading. */
export function dateWords(at: string): string {
  return date.format(new Date(at));
}

/** Its name, or why it was kept. */
export function versionTitle(version: Version): string {
  return version.name ?? reasons[version.why];
}

/** "Anna, Ben and 3 more". */
export function peopleWords(people: readonly { readonly name: string }[]): string {
  const names = people.map(({ name }) => name);
  if (names.length <= 3) return names.join(', ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "3 minutes ago". */
export function agoWords(at: string): string {
  const passed = Date.now() - Date.parse(at);
  for (const [unit, length] of units) {
    if (passed >= length) return relative.format(-Math.floor(passed / length), unit);
  }
  return 'just now';
}
