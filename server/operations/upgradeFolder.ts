import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { schemaVersion } from '#document/schema.ts';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { claimSqlite, openSqlite, schemaOf } from '#server/storage/openSqlite.ts';
import { ownVersion } from './backupManifest.ts';
import { copyClosedData } from './copyData.ts';
import { backupName, backupsFolder, writeWhole } from './folders.ts';
import { dropOldBackups, makeBackup } from './makeBackup.ts';

const markSchema = z.object({ documents: z.number().int(), throughline: z.string() });
const underWaySchema = z.object({ backup: z.string() });

/** Hears of each point of an upgrade from which on it is on disk; the upgrade goes on when it has been heard. */
type Done = (point: string) => Promise<void>;

/** The first shape that documents had, before folders said which. */
const firstDocuments = 1;

/**
 * Brings a folder of an older version to this build's tables, after a backup under `backups`, which it gives back; null
 * where nothing is to be done. Documents follow as they are opened. An upgrade that broke off goes on from where it
 * was, with the backup of before it: each file's steps happen as a whole or not at all. `done` hears of each point
 * that is on disk. Rejects with a sentence where the folder is of a newer build, damaged, or open elsewhere.
 */
export async function upgradeFolder(
  dataDir: string,
  now: Date,
  done: Done = async () => undefined,
): Promise<string | null> {
  const underWay = join(dataDir, 'upgrade-under-way.json');
  if (!(await isOutdated(dataDir))) {
    await rm(underWay, { force: true });
    await writeMark(dataDir);
    return null;
  }
  const backup = (await backupUnderWay(underWay)) ?? (await backUpBefore(dataDir, now, done));
  await writeWhole(underWay, { backup });
  await done('noted');
  for (const { name, schema } of dataFiles) {
    if (existsSync(join(dataDir, name))) openSqlite(join(dataDir, name), schema).close();
    await done(name);
  }
  await writeMark(dataDir);
  await done('marked');
  await rm(underWay);
  return backup;
}

async function backUpBefore(dataDir: string, now: Date, done: Done): Promise<string> {
  const target = join(backupsFolder(dataDir), `${backupName(now, 'before-upgrade')}.tar`);
  await makeBackup((to) => copyClosedData({ dataDir, to }), target, now);
  await done('backed up');
  await dropOldBackups(dataDir, 'before-upgrade');
  return target;
}

/** The backup that an upgrade began with that was not finished; null where there is none. */
async function backupUnderWay(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const { backup } = underWaySchema.parse(JSON.parse(await readFile(file, 'utf8')));
  return existsSync(backup) ? backup : null;
}

async function isOutdated(dataDir: string): Promise<boolean> {
  let isOld = false;
  for (const { name, schema } of dataFiles) {
    const file = join(dataDir, name);
    if (!existsSync(file)) continue;
    const db = claimSqlite(file);
    const version = schemaOf(db);
    db.close();
    // A file that was just being made has nothing in it to lose.
    if (version > 0 && version < schema.length) isOld = true;
  }
  return isOld || (existsSync(join(dataDir, 'maps.sqlite')) && (await documentsOf(dataDir)) < schemaVersion);
}

async function documentsOf(dataDir: string): Promise<number> {
  const file = join(dataDir, 'version.json');
  if (!existsSync(file)) return firstDocuments;
  return markSchema.parse(JSON.parse(await readFile(file, 'utf8'))).documents;
}

async function writeMark(dataDir: string): Promise<void> {
  await writeWhole(join(dataDir, 'version.json'), { documents: schemaVersion, throughline: ownVersion() });
}
