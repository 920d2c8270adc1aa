import * as Y from 'yjs';
import { nouns, type Noun } from '#domain/map/journeyMap.ts';
import { itemsOf } from './itemsOf.ts';
import { metaOf, recordsOf } from './schema.ts';

/**
 * Two people set one field without knowing of each other; the merge kept one value. `lost` is the other one, so
 * that nothing typed disappears without a trace. `mine` says whose value this tab had written.
 */
export type Overwritten = {
  readonly noun: Noun | 'meta';
  readonly id: string;
  readonly field: string;
  readonly kept: unknown;
  readonly lost: unknown;
  readonly mine: 'kept' | 'lost' | 'neither';
};

/** Things that people place and measure; a lost drag needs no notice, a lost word does. */
const silentFields = new Set(['position', 'size', 'order', 'schemaVersion']);

/**
 * Watches for concurrent overwrites. Exact, from the items of Yjs: a value was set
 * knowingly over another when it names it as its origin; a value that nobody on the winner's chain of origins
 * knew was lost in the merge. Deleted contents are still there while observers run. The tab that wrote the lost
 * value is always told; the tab that wrote the kept one is told when the lost value still reaches it.
 */
export function watchOverwritten(doc: Y.Doc, onOverwritten: (event: Overwritten) => void): () => void {
  const report = (
    noun: Noun | 'meta',
    id: string,
    yMap: Y.Map<unknown>,
    transaction: Y.Transaction,
    keys: Iterable<string | null>,
  ) => {
    for (const field of keys) {
      if (field === null || silentFields.has(field)) continue;
      for (const found of lostValues(doc, yMap, field, transaction))
        onOverwritten({ noun, id, field, ...found });
    }
  };
  const stops = nouns.map((noun) => {
    const records = recordsOf(doc, noun);
    const observe: Parameters<typeof records.observeDeep>[0] = (events, transaction) => {
      if (transaction.local) return;
      for (const event of events) {
        if (event.path.length === 1 && event instanceof Y.YMapEvent) {
          report(noun, String(event.path[0]), event.target, transaction, event.keysChanged);
        }
      }
    };
    records.observeDeep(observe);
    return () => records.unobserveDeep(observe);
  });
  const meta = metaOf(doc);
  const observeMeta = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction) => {
    if (!transaction.local) report('meta', 'meta', event.target, transaction, event.keysChanged);
  };
  meta.observe(observeMeta);
  return () => {
    for (const stop of stops) stop();
    meta.unobserve(observeMeta);
  };
}

function lostValues(doc: Y.Doc, yMap: Y.Map<unknown>, field: string, transaction: Y.Transaction) {
  const winner = itemsOf(yMap).get(field);
  if (!winner) return [];
  const known = chainOfOrigins(winner);
  const found: { kept: unknown; lost: unknown; mine: Overwritten['mine'] }[] = [];
  for (let item = winner.left; item !== null; item = item.left) {
    if (known.has(item)) continue;
    const value = contentOf(item);
    const isNews = isAdded(transaction, item) || isAdded(transaction, winner);
    if (!isNews || value === undefined || value === contentOf(winner)) continue;
    if (supersededByItsAuthor(item, winner)) continue;
    found.push({ kept: contentOf(winner), lost: value, mine: whose(doc, winner, item) });
  }
  return found.slice(0, 1);
}

/** All items that the author of this one knew of, by following origins. */
function chainOfOrigins(item: Y.Item): Set<Y.Item> {
  const chain = new Set<Y.Item>([item]);
  for (let next: Y.Item | null = originOf(item); next !== null; next = originOf(next)) chain.add(next);
  return chain;
}

function originOf(item: Y.Item): Y.Item | null {
  let left = item.left;
  while (left !== null && item.origin !== null && !Y.compareIDs(left.lastId, item.origin)) left = left.left;
  return item.origin === null ? null : left;
}

/** A person typing "N", "Ne", "New" offline lost one value, the last; the earlier ones they overwrote themselves. */
function supersededByItsAuthor(item: Y.Item, winner: Y.Item): boolean {
  for (let next = item.right; next !== null && next !== winner; next = next.right) {
    if (next.origin !== null && Y.compareIDs(next.origin, item.lastId)) return true;
  }
  return false;
}

function whose(doc: Y.Doc, winner: Y.Item, loser: Y.Item): Overwritten['mine'] {
  if (loser.id.client === doc.clientID) return 'lost';
  return winner.id.client === doc.clientID ? 'kept' : 'neither';
}

function isAdded(transaction: Y.Transaction, item: Y.Item): boolean {
  return item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

function contentOf(item: Y.Item): unknown {
  return item.content.getContent().at(-1);
}
