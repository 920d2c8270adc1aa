import { countWords } from '#base/countWords.ts';
import type { ImportResult } from './sendFile.ts';

/** What an import did to the map, in one sentence: "50 failures added, 3 updated, 1 withdrawn." */
export function doneWords({ accepted, updated, withdrawn, unchanged }: ImportResult): string {
  const done = [
    { count: accepted, how: 'added' },
    { count: updated, how: 'updated' },
    { count: withdrawn, how: 'withdrawn' },
  ].filter(({ count }) => count > 0);
  const [first, ...others] = done;
  if (first === undefined)
    return unchanged > 0 ? 'The same rows again: nothing changed.' : 'Nothing changed.';
  const rest = others.map(({ count, how }) => `, ${count.toLocaleString()} ${how}`).join('');
  return `${countWords(first.count, 'failure', 'failures')} ${first.how}${rest}.`;
}
