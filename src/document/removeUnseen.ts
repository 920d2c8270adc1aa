import * as Y from 'yjs';
import { nouns, type Noun } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import { itemsOf } from './itemsOf.ts';
import type { Origin } from './origins.ts';
import { readRecord } from './readMap.ts';
import { isField, metaOf, recordsOf } from './schema.ts';

type Seen = Set<Y.Item>;

/**
 * Deletes what lies in a document and no reader shows, as one transaction: fields that a noun does not have, members
 * that a value does not have, what hangs on a text beside its letters, what lives in things that are deleted. No plan
 * can name it, so this stands beside `applyChanges`; it changes nothing of what `readMap` gives. Records that are set
 * aside stay whole, since people are told of them.
 */
export function removeUnseen(doc: Y.Doc, origin: Origin): void {
  doc.transact((transaction) => {
    const seen: Seen = new Set();
    seeMeta(metaOf(doc), seen);
    for (const noun of nouns)
      for (const [id, item] of itemsOf(recordsOf(doc, noun))) see(doc, noun, id, item, seen);
    for (const structs of doc.store.clients.values()) {
      for (const struct of structs) {
        if (struct instanceof Y.Item && !struct.deleted && !seen.has(struct)) struct.delete(transaction);
      }
    }
  }, origin);
}

function seeMeta(meta: Y.Map<unknown>, seen: Seen): void {
  for (const [key, value] of meta) {
    const read = isField('meta', key)
      ? metaSchema.shape[key as keyof typeof metaSchema.shape].safeParse(value)
      : null;
    if (read?.success !== true) continue;
    writeAsRead(meta, key, read.data);
    seeField(itemsOf(meta).get(key), seen);
  }
}

function see(doc: Y.Doc, noun: Noun, id: string, item: Y.Item, seen: Seen): void {
  if (item.deleted) return;
  const reading = readRecord(doc, noun, id);
  const yRecord: unknown = recordsOf(doc, noun).get(id);
  if (reading?.record === undefined || !(yRecord instanceof Y.Map)) return seeAll(item, seen);
  seen.add(item);
  const record: object = reading.record;
  for (const key of yRecord.keys()) {
    if (!isField(noun, key)) continue;
    writeAsRead(yRecord, key, Reflect.get(record, key));
    seeField(itemsOf(yRecord).get(key), seen);
  }
}

/** Puts in the place of a value what readers make of it, where it says more than that. */
function writeAsRead(holder: Y.Map<unknown>, key: string, read: unknown): void {
  const value = holder.get(key);
  if (value instanceof Y.Text) return;
  // Of several values in one item only the last is read.
  const isAlone = itemsOf(holder).get(key)?.length === 1;
  if (!isAlone || value instanceof Y.AbstractType || saysMore(value, read)) holder.set(key, read);
}

function saysMore(value: unknown, read: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (typeof read !== 'object' || read === null) return true;
  return Object.entries(value).some(
    ([key, member]) => !Object.hasOwn(read, key) || saysMore(member, Reflect.get(read, key)),
  );
}

/** A field's value; of a long text its letters. */
function seeField(item: Y.Item | undefined, seen: Seen): void {
  if (item === undefined || item.deleted) return;
  seen.add(item);
  if (!(item.content instanceof Y.ContentType)) return;
  for (const each of listIn(item.content)) if (each.content instanceof Y.ContentString) seen.add(each);
}

function seeAll(item: Y.Item, seen: Seen): void {
  seen.add(item);
  if (!(item.content instanceof Y.ContentType)) return;
  for (const each of listIn(item.content)) seeAll(each, seen);
  for (const each of itemsOf(item.content.type as Y.Map<unknown>).values()) seeAll(each, seen);
}

function* listIn({ type }: Y.ContentType): Generator<Y.Item> {
  // oxlint-disable-next-line no-underscore-dangle -- reason: no public accessor exists for a type's items
  for (let item = type._start; item !== null; item = item.right) yield item;
}
