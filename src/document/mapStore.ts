import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { nouns, type JourneyMap, type Noun, type RecordOf } from '#domain/map/journeyMap.ts';
import { repair } from '#domain/map/repair.ts';
import { readMap, readMeta, readRecord, type RecordProblem } from './readMap.ts';
import { watchRecords } from './watchRecords.ts';

export type MapState = {
  /** The repaired view: read-only snapshots; an unchanged record keeps its identity. */
  readonly map: JourneyMap;
  /** Records that were set aside because they do not fit the schema, by `noun/id`. */
  readonly problems: ReadonlyMap<string, RecordProblem>;
};

export type MapStore = {
  readonly store: StoreApi<MapState>;
  /** Brings pending changes into the store now, e.g. before a gesture's overlay is cleared. */
  readonly flush: () => void;
  readonly stop: () => void;
};

/** Calls back once, soon: the browser hands in requestAnimationFrame, the server and tests what suits them. */
export type Schedule = (run: () => void) => void;

/**
 * The one road back from the document to everything that is drawn. Written by the document's observer only, for
 * local and remote edits alike, and at most once a `schedule` tick however many transactions came in between.
 */
export function createMapStore(doc: Y.Doc, schedule: Schedule): MapStore {
  const first = readMap(doc);
  let raw = first.map;
  let isScheduled = false;
  const store = createStore<MapState>(() => ({
    map: repair(raw),
    problems: new Map(first.problems.map((problem) => [`${problem.noun}/${problem.id}`, problem])),
  }));

  const wake = () => {
    if (isScheduled) return;
    isScheduled = true;
    schedule(() => {
      isScheduled = false;
      flush();
    });
  };
  const watch = watchRecords(doc, wake);
  const flush = () => {
    const touched = watch.take();
    if (touched.ids.size === 0 && !touched.meta) return;
    const problems = new Map(store.getState().problems);
    const next: Record<string, unknown> = touched.meta ? { meta: readMeta(doc) } : {};
    for (const [noun, ids] of touched.ids) next[noun] = reread(doc, noun, raw[noun], ids, problems);
    raw = { ...raw, ...next };
    store.setState({ map: keepIdentity(store.getState().map, raw, repair(raw)), problems });
  };
  return { store, flush, stop: watch.stop };
}

/** A noun's records with the touched ones read again; what does not parse goes to `problems`. */
function reread<N extends Noun>(
  doc: Y.Doc,
  noun: N,
  before: JourneyMap[N],
  ids: ReadonlySet<string>,
  problems: Map<string, RecordProblem>,
): ReadonlyMap<string, RecordOf<N>> {
  const records = new Map(before as ReadonlyMap<string, RecordOf<N>>);
  for (const id of ids) {
    const result = readRecord(doc, noun, id);
    if (result?.record) records.set(id, result.record);
    else records.delete(id);
    if (result?.problem) problems.set(`${noun}/${id}`, { noun, id, problem: result.problem });
    else problems.delete(`${noun}/${id}`);
  }
  return records;
}

/** Repair makes new objects for mended records at every run; those that came out the same keep their identity. */
function keepIdentity(before: JourneyMap, raw: JourneyMap, after: JourneyMap): JourneyMap {
  for (const noun of nouns) {
    for (const [id, record] of after[noun]) {
      if (record === raw[noun].get(id)) continue;
      const known = before[noun].get(id);
      if (known && JSON.stringify(known) === JSON.stringify(record)) {
        (after[noun] as Map<string, unknown>).set(id, known);
      }
    }
  }
  return after;
}
