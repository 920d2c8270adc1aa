import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '#server/storage/inTransaction.ts';
import { eraseDataset } from '#server/failures/eraseRows.ts';
import type { Change } from '#domain/edits/change.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { readMap } from '#document/readMap.ts';
import { many } from './backupCommand.ts';
import type { Erased, EraseWish } from './EraseWish.ts';
import { erasePerson } from './erasePerson.ts';
import { forgetPast } from './rewriteHistory.ts';
import { loadDocument, rewriteDocument } from './rewriteDocument.ts';
import { rewriteMap } from './rewriteMap.ts';
import { tablesWith } from './tablesWith.ts';
import { dropLeftCopies } from './passingCopies.ts';
import { withFolder, type OpenFolder } from './openFolder.ts';

/**
 * Takes something out of a data folder that nobody has open, for good: out of rows, documents, journals, versions and
 * comments, and out of the files' free room. Maps that it was in start over with a new epoch, so that browsers let go of
 * their copies. Backups are not touched.
 */
export function eraseData(dataDir: string, wish: EraseWish, now: Date): Erased {
  dropLeftCopies(dataDir);
  dropLeftCopies(join(dataDir, 'backups'));
  const { erased, traces } = withFolder(dataDir, (folder) => ({
    erased: carryOut(folder, { dataDir, wish, now }),
    // Also where nothing is known any more: an erase before this one may have ended without.
    traces: sweepAll(folder),
  }));
  const { problem } = erased;
  const said = [...erased.said, ...(problem === null ? sayBackups(dataDir) : [])];
  if (traces !== null) return { problem: `${problem ?? 'It is erased.'} But ${traces}`, said };
  return problem === null ? { problem, said } : { problem, said: [...said, swept] };
}

const swept =
  'No traces of what was erased earlier are left: the free room in all files was overwritten again.';

function carryOut(
  folder: OpenFolder,
  { dataDir, wish, now }: { readonly dataDir: string; readonly wish: EraseWish; readonly now: Date },
): Erased {
  switch (wish.kind) {
    case 'map':
      return eraseMap(folder, wish.map);
    case 'dataset':
      return eraseOneDataset(folder, wish, now);
    case 'past':
      return erasePast(folder, wish.map, now);
    case 'person':
      return erasePerson(folder, { dataDir, person: wish.person, now });
  }
}

/** By the tables' own shape: a map's rows are those that name it, wherever they are. */
function eraseMap(folder: OpenFolder, map: string): Erased {
  let isThere = false;
  for (const db of folder.values()) {
    inTransaction(db, () => {
      for (const table of tablesWith(db, 'map_id')) {
        // The audit is only added to, and never says what was in a map.
        if (table === 'audit') continue;
        isThere =
          Number(db.prepare(`DELETE FROM "${table}" WHERE map_id = ?`).run(map).changes) > 0 || isThere;
      }
      if (!tablesWith(db, 'epoch').includes('maps')) return;
      isThere = Number(db.prepare('DELETE FROM maps WHERE id = ?').run(map).changes) > 0 || isThere;
    });
  }
  if (!isThere) return { problem: `There is no map ${map} in this folder.`, said: [] };
  return { problem: null, said: [`Map ${map} is erased, with its failures, comments and versions.`] };
}

/** What a map says now stays; all that it ever said is gone. */
function erasePast(folder: OpenFolder, map: string, now: Date): Erased {
  const nothing = { now, work: () => undefined };
  const rewritten = ['maps.sqlite', 'talk.sqlite'].map((name) => {
    const db = folder.get(name);
    return db !== undefined && rewriteDocument(db, map, nothing);
  });
  if (rewritten[0] !== true) return { problem: `There is no map ${map} in this folder.`, said: [] };
  const history = folder.get('history.sqlite');
  const versions = history === undefined ? 0 : forgetPast(history, map);
  return { problem: null, said: [`The past of map ${map} is erased, with ${many(versions, 'version')}.`] };
}

function eraseOneDataset(
  folder: OpenFolder,
  { map, dataset }: { readonly map: string; readonly dataset: string },
  now: Date,
): Erased {
  const maps = folder.get('maps.sqlite');
  const doc = maps === undefined ? undefined : loadDocument(maps, map)?.doc;
  const { datasets, rules } = doc === undefined ? emptyMap() : readMap(doc).map;
  const gone = [...rules.values()].filter((rule) => rule.dataset === dataset);
  const changes: Change[] = gone.map(({ id }) => ({ op: 'remove', noun: 'rules', id }));
  changes.push({ op: 'remove', noun: 'datasets', id: dataset });
  const eraseCopies = (texts: readonly string[]): void =>
    rewriteMap(folder, { map, now, texts, changes, dataset });
  const failures = folder.get('failures.sqlite');
  const rows =
    failures === undefined
      ? null
      : eraseDataset(failures, { mapId: map, dataset }, ({ texts }) => eraseCopies(texts));
  if (rows === null && !datasets.has(dataset)) {
    return { problem: `Map ${map} has no dataset ${dataset}.`, said: [] };
  }
  if (rows === null) eraseCopies([]);
  const count = rows?.rows ?? 0;
  return { problem: null, said: [`Dataset ${dataset} is erased, with ${count} failures and its rules.`] };
}

/** Sweeps every file, whatever becomes of one; a sentence where one could not be swept, null where all were. */
function sweepAll(folder: OpenFolder): string | null {
  const left: string[] = [];
  for (const [name, db] of folder) {
    try {
      sweep(db);
    } catch (error) {
      left.push(`${name} (${error instanceof Error ? error.message : String(error)})`);
    }
  }
  if (left.length === 0) return null;
  return `traces of what was erased may be left in the free room of ${left.join(', ')}. Make room on the disk, then give the same command again: it sweeps them, also where it finds nothing more to erase.`;
}

/** Overwrites what deleting has left in free room and in the write-ahead log. */
function sweep(db: DatabaseSync): void {
  db.exec('VACUUM');
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {};
  if (busy !== 0) throw new Error('its log could not be emptied');
}

function sayBackups(dataDir: string): readonly string[] {
  const folder = join(dataDir, 'backups');
  const kept = existsSync(folder) ? readdirSync(folder) : [];
  const own = kept.length === 0 ? [] : [`In ${folder}: ${kept.join(', ')}.`];
  return ['Backups are not touched: delete those that hold it, or erase again after loading one.', ...own];
}
