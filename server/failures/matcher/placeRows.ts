import type { ThreadCalls } from '#server/threads/ThreadCalls.ts';
import type { Failures } from '../Failures.ts';
import type { MatcherCalls } from './MatcherCalls.ts';

/**
 * Brings what a model is sure of to the rows that it has not looked at, a batch at a time; without a model, what an
 * earlier one had found goes. Datasets say that they changed once all is written, also where it was broken off: then
 * the rest follows another time. True where something changed.
 */
export async function placeRows(
  { failures, thread }: { readonly failures: Failures; readonly thread: ThreadCalls<MatcherCalls> },
  {
    mapId,
    name,
    signal,
  }: { readonly mapId: string; readonly name: string | null; readonly signal: AbortSignal },
): Promise<boolean> {
  const changed = new Set<number>();
  try {
    while (!signal.aborted) {
      const unseen = await failures.call('unseenRows', mapId);
      if (unseen === null) break;
      const { dataset, rows, upTo } = unseen;
      const targets =
        name === null ? [] : await thread.call('match', { name, texts: rows.map(({ text }) => text) });
      const matches = rows.map(({ id }, index) => ({ id, target: targets[index] ?? null }));
      if (signal.aborted) break;
      if (await failures.call('keepMatches', { dataset, upTo, matches })) changed.add(dataset);
    }
  } finally {
    if (changed.size > 0) await failures.call('raiseRevisions', { mapId, datasets: [...changed] });
  }
  return changed.size > 0;
}
