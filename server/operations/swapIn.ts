import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { accessTables } from '#server/access/accessTables.ts';
import { dataFiles, plainFiles, type DataFile } from '#server/storage/dataFiles.ts';
import { claimSqlite, examineSqlite, openSqlite } from '#server/storage/openSqlite.ts';
import type { BackupManifest } from './backupManifest.ts';
import { backupName, backupsFolder, syncFolder, writeWhole } from './folders.ts';
import { nextEpoch } from '#server/nextEpoch.ts';

const readySchema = z.object({ staged: z.array(z.string()), aside: z.string() });

/** Where a backup waits to be put in the place of the data. */
export function loadingFolder(dataDir: string): string {
  return join(dataDir, 'loading');
}

function readyFile(dataDir: string): string {
  return join(loadingFolder(dataDir), 'ready.json');
}

/**
 * Puts what `stageLoad` made ready in the place of the data of a folder that nobody has open. What was there is moved
 * to a folder under `backups`, which it gives back; null where nothing was. Each map gets an epoch that no browser has
 * seen. Throws with a sentence, and changes nothing, where what stays is damaged. From when this is decided (`ready.json`), a crash does not stop it: `finishSwap` goes on at the next start.
 */
export async function swapIn(
  dataDir: string,
  { staged, now }: { readonly staged: readonly string[]; readonly now: Date },
): Promise<string | null> {
  // Whoever starts a server on the folder meanwhile, or erases something, takes away what lies ready.
  if (!staged.every((name) => existsSync(join(loadingFolder(dataDir), name)))) {
    throw new Error(
      'What was made ready to load was taken away meanwhile, by a start or an erase. Load again.',
    );
  }
  for (const file of stayingFiles(dataDir, staged))
    examineSqlite(join(dataDir, file.name), file.schema.length);
  raiseEpochs(loadingFolder(dataDir), epochsIn(dataDir), now);
  endSessions(loadingFolder(dataDir));
  const aside = backupName(now, 'before-load');
  await writeWhole(readyFile(dataDir), { staged, aside });
  await finishSwap(dataDir);
  const folder = join(backupsFolder(dataDir), aside);
  return existsSync(folder) ? folder : null;
}

/** What is not loaded, and so has to be sound: else the server would not start on what was loaded. */
function stayingFiles(dataDir: string, staged: readonly string[]): readonly DataFile[] {
  return dataFiles.filter(
    ({ name, staysOnLoad }) =>
      staysOnLoad === true && !staged.includes(name) && holdsSomething(dataDir, name),
  );
}

/** A database without a byte was only just being made. */
function holdsSomething(dataDir: string, name: string): boolean {
  return (statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Ends a swap that was decided; takes away what was only being made ready. */
export async function finishSwap(
  dataDir: string,
  moved: (point: string) => Promise<void> = async () => undefined,
): Promise<void> {
  const loading = loadingFolder(dataDir);
  const ready = await readReady(dataDir);
  if (ready !== null) {
    const { staged, aside } = ready;
    const folder = join(backupsFolder(dataDir), aside);
    for (const name of namesToSwap(staged)) {
      const isWaiting = existsSync(join(loading, name));
      // What lies in its place after it has been moved there is the backup's own.
      if (isWaiting || !staged.includes(name)) await putAside(dataDir, name, folder);
      await moved(`${name} aside`);
      if (isWaiting) await rename(join(loading, name), join(dataDir, name));
      await moved(name);
    }
    await syncFolder(dataDir);
    await rm(readyFile(dataDir));
  }
  await rm(loading, { recursive: true, force: true });
}

/** Null where nothing was decided: the file is written whole before anything is moved. */
async function readReady(dataDir: string): Promise<z.infer<typeof readySchema> | null> {
  if (!existsSync(readyFile(dataDir))) return null;
  const text = await readFile(readyFile(dataDir), 'utf8');
  try {
    return readySchema.parse(JSON.parse(text));
  } catch {
    // reason: an earlier Throughline could be killed while it wrote the file, and had moved nothing then
    return null;
  }
}

/** Files that change places: all but those that stay and are not staged. */
function namesToSwap(staged: readonly string[]): readonly string[] {
  const all = [
    ...dataFiles.filter(({ staysOnLoad }) => staysOnLoad !== true),
    ...plainFiles.map((name) => ({ name })),
  ];
  return [...new Set([...all.map(({ name }) => name), ...staged])];
}

/** Which of a backup's files are to be loaded into a folder. */
export function stagedNames(
  dataDir: string,
  { files }: BackupManifest,
  what: 'data only' | 'accounts too',
): readonly string[] {
  const stays = (name: string): boolean =>
    what === 'data only' &&
    holdsSomething(dataDir, name) &&
    dataFiles.some((file) => file.name === name && file.staysOnLoad === true);
  return files.map(({ name }) => name).filter((name) => !stays(name));
}

/** The log goes before its database: a database without it is a whole earlier one, a log beside another destroys that. */
async function putAside(dataDir: string, name: string, folder: string): Promise<void> {
  for (const each of [`${name}-wal`, `${name}-shm`, name]) {
    if (!existsSync(join(dataDir, each))) continue;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(join(dataDir, each), join(folder, each));
  }
}

/** The maps' epochs as they are now; none where there are no maps or they cannot be read any more. */
function epochsIn(dataDir: string): ReadonlyMap<string, number> {
  const file = join(dataDir, 'maps.sqlite');
  if (!existsSync(file)) return new Map();
  try {
    const db = claimSqlite(file);
    const rows = db.prepare('SELECT id, epoch FROM maps').all();
    db.close();
    return new Map(rows.map(({ id, epoch }) => [String(id), Number(epoch)] as const));
  } catch {
    // reason: a backup is loaded just where the maps are damaged; the clock then keeps epochs apart
    return new Map();
  }
}

/** Where accounts are loaded too: who was signed in then may have been put out since, so everyone signs in anew. */
function endSessions(folder: string): void {
  const file = join(folder, 'access.sqlite');
  if (!existsSync(file)) return;
  const db = openSqlite(file, accessTables);
  db.exec('DELETE FROM tickets; DELETE FROM sessions;');
  db.close();
}

function raiseEpochs(folder: string, present: ReadonlyMap<string, number>, now: Date): void {
  for (const { name, schema, documents } of dataFiles) {
    const file = join(folder, name);
    if (documents === undefined || !existsSync(file)) continue;
    const db = openSqlite(file, schema);
    const update = db.prepare('UPDATE maps SET epoch = ? WHERE id = ?');
    for (const { id, epoch } of db.prepare('SELECT id, epoch FROM maps').all()) {
      const seen = Math.max(Number(epoch), present.get(String(id)) ?? 0);
      update.run(nextEpoch(seen, now), String(id));
    }
    db.close();
  }
}
