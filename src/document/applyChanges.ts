import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { nounSchemas, type Noun } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import type { Origin } from './origins.ts';
import { replaceText } from './replaceText.ts';
import { isLongText, metaOf, recordsOf, type YRecord } from './schema.ts';

/** How much goes into one transaction, so that one update stays below 100 KiB and 5,000 structs (trust.md). */
const sliceFields = 2_000;
const sliceBytes = 80_000;

/**
 * The only writer of the map. Carries out a plan under one named origin, in as few transactions as the size limits
 * allow; `history` joins them into one undo step. Writers are strict: a record or field that does not fit its
 * schema is a bug of the edit and throws before anything is written. A change of a record that is gone is passed
 * over: somebody else deleted it meanwhile.
 */
export function applyChanges(doc: Y.Doc, changes: readonly Change[], origin: Origin): void {
  for (const change of changes) assertFits(change);
  for (const slice of slicesOf(changes)) {
    doc.transact(() => {
      for (const change of slice) applyChange(doc, change);
    }, origin);
  }
}

function applyChange(doc: Y.Doc, change: Change): void {
  switch (change.op) {
    case 'put':
      recordsOf(doc, change.noun).set(change.record.id, toYRecord(change.noun, change.record));
      return;
    case 'set': {
      const yRecord = recordsOf(doc, change.noun).get(change.id);
      if (yRecord) setFields(yRecord, change.noun, change.fields);
      return;
    }
    case 'remove':
      recordsOf(doc, change.noun).delete(change.id);
      return;
    case 'setMeta': {
      const meta = metaOf(doc);
      for (const [key, value] of Object.entries(change.fields)) {
        if (!isSame(meta.get(key), value)) meta.set(key, value);
      }
    }
  }
}

function toYRecord(noun: Noun, record: object): YRecord {
  const yRecord: YRecord = new Y.Map();
  for (const [key, value] of Object.entries(record)) {
    if (key !== 'id') yRecord.set(key, isLongText(noun, key) ? new Y.Text(String(value)) : value);
  }
  return yRecord;
}

/** Only what differs is written: an unchanged field must not overwrite a colleague's edit of the same moment. */
function setFields(yRecord: YRecord, noun: Noun, fields: object): void {
  for (const [key, value] of Object.entries(fields)) {
    const now = yRecord.get(key);
    if (now instanceof Y.Text) replaceText(now, String(value));
    else if (isLongText(noun, key)) yRecord.set(key, new Y.Text(String(value)));
    else if (!isSame(now, value)) yRecord.set(key, value);
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function assertFits(change: Change): void {
  if (change.op === 'remove') return;
  if (change.op === 'put') nounSchemas[change.noun].parse(change.record);
  else if (change.op === 'setMeta') metaSchema.partial().parse(change.fields);
  else nounSchemas[change.noun].partial().parse(change.fields);
}

/** A plan cut so that no transaction's update grows past the server's limits; a record is never cut in two. */
export function slicesOf(changes: readonly Change[]): Change[][] {
  const slices: Change[][] = [];
  let slice: Change[] = [];
  let fields = 0;
  let bytes = 0;
  for (const change of changes) {
    const fieldCount = change.op === 'put' ? Object.keys(change.record).length + 1 : 4;
    const byteCount = JSON.stringify(change).length;
    if (slice.length > 0 && (fields + fieldCount > sliceFields || bytes + byteCount > sliceBytes)) {
      slices.push(slice);
      slice = [];
      fields = 0;
      bytes = 0;
    }
    slice.push(change);
    fields += fieldCount;
    bytes += byteCount;
  }
  if (slice.length > 0) slices.push(slice);
  return slices;
}
