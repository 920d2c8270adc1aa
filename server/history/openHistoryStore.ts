import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeChanges } from '#domain/compare/describeChanges.ts';
import { recordName } from '#domain/compare/recordName.ts';
import { restorePlan } from '#domain/compare/restorePlan.ts';
import { undoWrites } from '#domain/compare/undoWrites.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import { parseOwnJson, toOwnJson } from '#domain/formats/ownJson.ts';
import { nouns, type JourneyMap } from '#domain/map/journeyMap.ts';
import { singular } from '#domain/map/structure.ts';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { copyDatabase } from '#server/storage/copyDatabase.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import type { Answers } from '#server/threads/answerCalls.ts';
import { forgetGone } from './forgetGone.ts';
import type { HistoryCalls, KeepWish, UndoPlanned } from './HistoryCalls.ts';
import { historyTables } from './historyTables.ts';
import { joinAuthors } from './joinAuthors.ts';
import { mapOfStored } from './mapOfStored.ts';
import { mostNamedVersions } from './mostNamedVersions.ts';
import { versionTable, type VersionTable } from './versionTable.ts';
import { writesKeptMs, writeTable, type WriteTable } from './writeTable.ts';

type HistoryStore = Answers<HistoryCalls> & { readonly close: () => void };

/** Opens history.sqlite in the data folder. Everything is done at once on the calling thread. */
export function openHistoryStore(dataFolder: string): HistoryStore {
  const db = openSqlite(join(dataFolder, 'history.sqlite'), historyTables);
  const versions = versionTable(db);
  const writes = writeTable(db);
  const forget = forgetGone(db);
  return {
    write: (runs) => writes.add(runs),
    keep: (wish) =>
      inTransaction(db, () => {
        const { map } = mapOfStored(wish.document);
        forget(wish.mapId, (noun, thing) => noun === 'meta' || isOn(map, noun, thing));
        return keep(versions, writes, { ...wish, map });
      }),
    hasVersions: (mapId) => versions.last(mapId) !== null,
    list: (mapId) => ({ versions: versions.list(mapId), people: writes.people(mapId) }),
    read: ({ mapId, version }) => {
      const entry = versions.find(mapId, version);
      const json = versions.json(mapId, version);
      if (entry === null || json === null) return null;
      return { entry, json, changedBy: writes.lastSince(mapId, entry.at) };
    },
    thing: ({ mapId, noun, thing }) => ({
      last: writes.last(mapId, noun, thing),
      versions: versionsOf(versions, mapId, writes.times(mapId, noun, thing)),
    }),
    planRestore: ({ mapId, version, things, document }) => {
      const json = versions.json(mapId, version);
      const then = json === null ? null : parseOwnJson(json).map;
      if (then === null) return null;
      const { map: now, setAside } = mapOfStored(document);
      const written = writes.lastSince(mapId, versions.find(mapId, version)?.at ?? '');
      const since = setAside.filter(({ noun, id }) => `${noun}/${id}` in written);
      const changes = restorePlan(now, then, things, since);
      return { changes, things: describeChanges(now, applyPlan(now, changes)) };
    },
    planUndo: ({ mapId, personId, since, document }) =>
      since <= (writes.forgottenUpTo(mapId) ?? '')
        ? 'forgotten'
        : planUndo(mapOfStored(document), writes.since(mapId, since), personId),
    removeMap: (mapId) =>
      inTransaction(db, () => {
        versions.removeMap(mapId);
        writes.removeMap(mapId);
      }),
    copyTo: (file) => copyDatabase(db, file),
    close: () => db.close(),
  };
}

function isOn(map: JourneyMap, noun: string, thing: string): boolean {
  const kind = nouns.find((one) => one === noun);
  return kind !== undefined && map[kind].has(thing);
}

type Keeping = Omit<KeepWish, 'document'> & { readonly map: JourneyMap };

function keep(versions: VersionTable, writes: WriteTable, wish: Keeping) {
  const { mapId, at, why, name, by, map } = wish;
  const json = JSON.stringify(toOwnJson(map));
  const hash = createHash('sha256').update(json).digest('base64');
  const last = versions.last(mapId);
  if (last?.hash === hash && (why !== 'named' || last.name === null)) {
    const { hash: _hash, ...entry } = last;
    if (why !== 'named') return entry;
    if (versions.countNamed(mapId) >= mostNamedVersions) return null;
    const named = { name, at, by: joinAuthors(last.by, by === null ? [] : [by]) };
    versions.rename(last.id, named);
    return { ...entry, ...named, why };
  }
  if (why === 'named' && versions.countNamed(mapId) >= mostNamedVersions) return null;
  const authors = writes.authors(mapId, last?.at ?? '', at);
  const things = nouns.reduce((sum, noun) => sum + map[noun].size, 0);
  const entry = versions.add(mapId, {
    at,
    name,
    why,
    by: why === 'named' && by !== null ? [by] : authors,
    things,
    hash,
    json,
  });
  const now = new Date(at);
  versions.thin(mapId, now);
  writes.forgetBefore(new Date(now.getTime() - writesKeptMs).toISOString());
  return entry;
}

/** Versions (newest first) with a write between them and the one before. */
function versionsOf(
  versions: VersionTable,
  mapId: string,
  times: readonly (readonly [string, string])[],
): readonly string[] {
  const list = versions.list(mapId);
  return list
    .filter(({ at }, index) => {
      const after = list[index + 1]?.at ?? '';
      return times.some(([first, last]) => last > after && first <= at);
    })
    .map(({ id }) => id);
}

function planUndo(
  { map, setAside }: ReturnType<typeof mapOfStored>,
  writes: Parameters<typeof undoWrites>[1],
  personId: string,
): UndoPlanned {
  const { changes, stays } = undoWrites(map, writes, personId, setAside);
  return {
    changes,
    things: describeChanges(map, applyPlan(map, changes)),
    stays: stays.map((staying) => ({
      ...staying,
      what: staying.noun === 'meta' ? 'map' : singular[staying.noun],
      name: (staying.noun === 'meta' ? map.meta.title : recordName(map, staying.noun, staying.id)) ?? '',
    })),
  };
}
