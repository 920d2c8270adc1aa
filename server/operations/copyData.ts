import { existsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyDatabase } from '#server/storage/copyDatabase.ts';
import { dataFiles, plainFiles } from '#server/storage/dataFiles.ts';
import { claimSqlite, openedSqlite } from '#server/storage/openSqlite.ts';

type CopyWish = { readonly dataDir: string; readonly to: string };

/**
 * Copies all files of a data folder that this process has open. Each database is copied as of the moment at which its
 * own copy ends, one after another in the order of `dataFiles`; all that was saved before the call is in the copies.
 * `copyElsewhere` copies what another thread has open, and says whether it does.
 */
export async function copyOpenData(
  { dataDir, to }: CopyWish,
  copyElsewhere: (name: string, to: string) => Promise<boolean>,
): Promise<void> {
  for (const { name } of dataFiles) {
    const target = join(to, name);
    const db = openedSqlite(join(dataDir, name));
    if (db !== null) await copyDatabase(db, target);
    else if (!(await copyElsewhere(name, target))) throw new Error(`Nobody has ${name} open.`);
  }
  await copyPlainFiles({ dataDir, to });
}

/** The same of a folder that nobody is working on, all of one moment. Rejects with a sentence where somebody is. */
export async function copyClosedData({ dataDir, to }: CopyWish): Promise<void> {
  const there = dataFiles.filter(({ name }) => existsSync(join(dataDir, name)));
  const open = [];
  try {
    for (const { name } of there) open.push({ name, db: claimSqlite(join(dataDir, name)) });
    for (const { name, db } of open) await copyDatabase(db, join(to, name));
    await copyPlainFiles({ dataDir, to });
  } finally {
    for (const { db } of open) db.close();
  }
}

async function copyPlainFiles({ dataDir, to }: CopyWish): Promise<void> {
  for (const name of plainFiles) {
    if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(to, name));
  }
}
