import type * as Y from 'yjs';
import { nouns, type Noun } from '#domain/map/journeyMap.ts';
import { metaOf, recordsOf } from './schema.ts';

export type Touched = { readonly ids: ReadonlyMap<Noun, ReadonlySet<string>>; readonly meta: boolean };

export type RecordWatch = {
  /** What was touched since the last call. */
  readonly take: () => Touched;
  readonly stop: () => void;
};

/** Notes which records any transaction touches, local and remote alike, and wakes the caller after each. */
export function watchRecords(doc: Y.Doc, wake: () => void): RecordWatch {
  let ids = new Map<Noun, Set<string>>();
  let isMetaTouched = false;

  const stops = nouns.map((noun) => {
    const records = recordsOf(doc, noun);
    const observe: Parameters<typeof records.observeDeep>[0] = (events) => {
      const touched = ids.get(noun) ?? new Set();
      for (const event of events) for (const id of idsOf(event)) touched.add(id);
      ids.set(noun, touched);
      wake();
    };
    records.observeDeep(observe);
    return () => records.unobserveDeep(observe);
  });
  const meta = metaOf(doc);
  const observeMeta = () => {
    isMetaTouched = true;
    wake();
  };
  meta.observeDeep(observeMeta);
  stops.push(() => meta.unobserveDeep(observeMeta));

  const take = () => {
    const touched = { ids, meta: isMetaTouched };
    ids = new Map();
    isMetaTouched = false;
    return touched;
  };
  const stop = () => {
    for (const each of stops) each();
  };
  return { take, stop };
}

/** The record an event is about: the first step of its path, or the changed keys where records came or went. */
function idsOf(event: Pick<Y.YEvent<Y.Map<unknown>>, 'path' | 'changes'>): string[] {
  const first = event.path[0];
  return first === undefined ? [...event.changes.keys.keys()] : [String(first)];
}
