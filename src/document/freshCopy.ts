import * as Y from 'yjs';
import { newDoc } from './newDoc.ts';

/**
 * A new document that says what another one says, and nothing of how that came about: no deleted things, no values that
 * were written over, no client ids. Yjs keeps some ten bytes of each of those for ever. It has no struct in common with
 * the other, so it may only ever be given to replicas that have none of that one: under a new epoch.
 */
export function freshCopy(doc: Y.Doc): Y.Doc {
  const copy = newDoc();
  copy.transact(() => {
    for (const name of doc.share.keys()) {
      for (const [key, value] of doc.getMap(name)) copy.getMap(name).set(key, copyOf(value));
    }
  });
  return copy;
}

/** A value that belongs to no document yet. Of a text its letters: nothing of ours formats them. */
function copyOf(value: unknown): unknown {
  if (value instanceof Y.Map) {
    return new Y.Map([...value.entries()].map(([key, member]) => [key, copyOf(member)]));
  }
  return value instanceof Y.Text ? new Y.Text(value.toString()) : value;
}
