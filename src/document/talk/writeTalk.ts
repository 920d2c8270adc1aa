import * as Y from 'yjs';
import { talkSchemas, type TalkWrite } from '#domain/talk/talk.ts';
import { SERVER } from '../origins.ts';
import { talkMetaOf, talkRecordsOf, talkVersion } from './talkSchema.ts';

/** A new, empty talk document. Only the server makes documents. */
export function makeTalkDocument(): Y.Doc {
  const doc = new Y.Doc();
  talkMetaOf(doc).set('version', talkVersion);
  return doc;
}

/**
 * The only writer of a talk, in one transaction. Strict: a record that does not fit is a bug of its plan and throws
 * before anything is written. Only fields that differ are written. `at` is the time of the act.
 */
export function writeTalk(doc: Y.Doc, writes: readonly TalkWrite[], at: string): void {
  for (const { noun, record } of writes) talkSchemas[noun].parse(record);
  doc.transact(() => {
    talkMetaOf(doc).set('lastAt', at);
    for (const { noun, record } of writes) put(talkRecordsOf(doc, noun), record);
  }, SERVER);
}

function put(records: Y.Map<Y.Map<unknown>>, { id, ...fields }: TalkWrite['record']): void {
  const known = records.get(id);
  if (known === undefined) {
    records.set(id, new Y.Map(Object.entries(fields)));
    return;
  }
  for (const [key, value] of Object.entries(fields)) {
    if (JSON.stringify(known.get(key)) !== JSON.stringify(value)) known.set(key, value);
  }
}
