import * as Y from 'yjs';
import { nouns, type Noun } from '#domain/map/journeyMap.ts';
import { itemsOf } from './itemsOf.ts';
import { metaOf, recordsOf } from './schema.ts';

/**
 * One field that a transaction wrote, or with `field` '' a whole record that it added, removed or put anew. `before`
 * gives what stood there: null for a record that is new, undefined for a field that is; it may be asked only while the
 * transaction's observers run, because what was deleted is gone afterwards.
 */
export type WriteSeen = {
  readonly noun: Noun | 'meta';
  readonly id: string;
  readonly field: string;
  readonly before: () => unknown;
};

type Event = Y.YEvent<Y.AbstractType<unknown>>;

/** Tells of every write to a document, whoever made it, with the origin of its transaction. Returns what ends that. */
export function watchWrites(doc: Y.Doc, onWrite: (write: WriteSeen, origin: unknown) => void): () => void {
  const stops = nouns.map((noun) => {
    const records = recordsOf(doc, noun);
    const observe = (events: readonly Event[], { origin }: Y.Transaction) => {
      for (const event of events) for (const write of writesIn(noun, event)) onWrite(write, origin);
    };
    records.observeDeep(observe as never);
    return () => records.unobserveDeep(observe as never);
  });
  const meta = metaOf(doc);
  const observeMeta = (event: Y.YMapEvent<unknown>, { origin }: Y.Transaction) => {
    for (const write of fieldsIn('meta', 'meta', event as never)) onWrite(write, origin);
  };
  meta.observe(observeMeta);
  return () => {
    for (const stop of stops) stop();
    meta.unobserve(observeMeta);
  };
}

function writesIn(noun: Noun, event: Event): WriteSeen[] {
  const [id, field] = event.path.map(String);
  if (id === undefined) return recordsIn(noun, event);
  if (field === undefined) return fieldsIn(noun, id, event);
  return [{ noun, id, field, before: () => textBefore(event.target, event) }];
}

function recordsIn(noun: Noun, event: Event): WriteSeen[] {
  return [...event.changes.keys].map(([id, { action, oldValue }]) => ({
    noun,
    id,
    field: '',
    before: () => (action === 'add' ? null : recordBefore(oldValue, event)),
  }));
}

function fieldsIn(noun: Noun | 'meta', id: string, event: Event): WriteSeen[] {
  return [...event.changes.keys].map(([field, { oldValue }]) => ({
    noun,
    id,
    field,
    before: () => (oldValue instanceof Y.AbstractType ? textBefore(oldValue, event) : oldValue),
  }));
}

/** The fields of a record that this transaction deleted: `toJSON` gives nothing any more, its items still do. */
function recordBefore(gone: unknown, event: Event): Record<string, unknown> | null {
  if (!(gone instanceof Y.Map)) return null;
  const fields: Record<string, unknown> = {};
  for (const [key, last] of itemsOf(gone)) {
    let item: Y.Item | null = last;
    while (item !== null && event.adds(item)) item = item.left;
    if (item === null || !wasThere(item, event)) continue;
    const value: unknown = item.content.getContent().at(-1);
    fields[key] = value instanceof Y.AbstractType ? textBefore(value, event) : value;
  }
  return fields;
}

function textBefore(text: Y.AbstractType<unknown>, event: Event): string {
  let words = '';
  // oxlint-disable-next-line no-underscore-dangle -- reason: no public accessor exists for a text's items
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentString && wasThere(item, event)) words += item.content.str;
  }
  return words;
}

/** It stood there when the transaction began. */
function wasThere(item: Y.Item, event: Event): boolean {
  return !event.adds(item) && (!item.deleted || event.deletes(item));
}
