import type * as Y from 'yjs';
import type { Noun } from '#domain/map/journeyMap.ts';
import { recordsOf } from './schema.ts';
import { watchWrites } from './watchWrites.ts';

/** A record that was deleted, with the fields that it had, long texts as plain words. */
export type Removed = {
  readonly noun: Noun;
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
};

/**
 * Tells what others deleted, all that one transaction took in one call: a stage goes with its touchpoints and their
 * paths, and comes back with them. The fields are read while the observers run; afterwards Yjs forgets them.
 */
export function watchRemovals(doc: Y.Doc, onRemoved: (removed: readonly Removed[]) => void): () => void {
  let removed: Removed[] = [];
  const stopWrites = watchWrites(doc, ({ noun, id, field, before }) => {
    if (noun === 'meta' || field !== '' || recordsOf(doc, noun).has(id)) return;
    const fields = before();
    // What came and went within one transaction was never there.
    if (fields !== null) removed.push({ noun, id, fields: fields as Removed['fields'] });
  });
  const tell = (transaction: Y.Transaction) => {
    const told = removed;
    removed = [];
    if (!transaction.local && told.length > 0) onRemoved(told);
  };
  doc.on('afterTransaction', tell);
  return () => {
    stopWrites();
    doc.off('afterTransaction', tell);
  };
}
