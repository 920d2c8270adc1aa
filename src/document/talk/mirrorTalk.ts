import type * as Y from 'yjs';
import { talkNouns, type Talk, type TalkNoun } from '#domain/talk/talk.ts';
import type { Schedule } from '../mapStore.ts';
import { readTalk, readTalkRecord } from './readTalk.ts';
import { talkRecordsOf } from './talkSchema.ts';

/**
 * The one road back from a talk document: hands over snapshots, at once and then at most once a `schedule` tick. A
 * record that did not change keeps its identity. Returns how to stop.
 */
export function mirrorTalk(doc: Y.Doc, schedule: Schedule, show: (talk: Talk) => void): () => void {
  let talk = readTalk(doc);
  let touched = new Map<TalkNoun, Set<string>>();
  let isStopped = false;
  const flush = () => {
    const changed = touched;
    touched = new Map();
    if (isStopped || changed.size === 0) return;
    const next = Object.fromEntries(
      [...changed].map(([noun, ids]) => [noun, reread(doc, noun, talk[noun], ids)]),
    );
    talk = { ...talk, ...next };
    show(talk);
  };
  const stops = talkNouns.map((noun) => {
    const records = talkRecordsOf(doc, noun);
    const observe: Parameters<typeof records.observeDeep>[0] = (events) => {
      if (touched.size === 0) schedule(flush);
      const ids = touched.get(noun) ?? new Set();
      touched.set(noun, ids);
      for (const { path, changes } of events) {
        if (path[0] !== undefined) ids.add(String(path[0]));
        else for (const id of changes.keys.keys()) ids.add(id);
      }
    };
    records.observeDeep(observe);
    return () => records.unobserveDeep(observe);
  });
  show(talk);
  return () => {
    isStopped = true;
    for (const stop of stops) stop();
  };
}

function reread(
  doc: Y.Doc,
  noun: TalkNoun,
  before: ReadonlyMap<string, unknown>,
  ids: ReadonlySet<string>,
): ReadonlyMap<string, unknown> {
  const records = new Map(before);
  for (const id of ids) {
    const record = readTalkRecord(doc, noun, id);
    if (record === null) records.delete(id);
    else records.set(id, record);
  }
  return records;
}
