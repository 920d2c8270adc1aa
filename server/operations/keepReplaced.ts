import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { problemSentence } from '#server/problemSentence.ts';
import { backupsFolder } from './folders.ts';
import { dropOldBackups } from './makeBackup.ts';
import { DamagedData, packBackup } from './packBackup.ts';

/**
 * Makes a backup file of what a loaded backup has replaced and of what a crash left lying so; gives back sentences that
 * say where it is. What is damaged cannot be a backup: its files stay in a folder with "damaged" in its name. What is
 * not, and cannot be packed now (a full disk), stays as it is and is packed at the next start.
 */
export async function keepReplaced(dataDir: string, now: Date): Promise<readonly string[]> {
  if (!existsSync(join(dataDir, 'backups'))) return [];
  const folder = backupsFolder(dataDir);
  const said: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith('-before-load')) said.push(await packOrKeep(join(folder, name), now));
  }
  await dropOldBackups(dataDir, 'before-load');
  return said;
}

async function packOrKeep(from: string, now: Date): Promise<string> {
  const target = `${from}.tar`;
  try {
    await packBackup(from, target, now);
  } catch (error) {
    if (!(error instanceof DamagedData)) {
      return `What was there is in the folder ${from}, since no backup file could be made of it now. ${problemSentence(error)} The next start makes it.`;
    }
    await rename(from, `${from}-damaged`);
    return `What was there is damaged and lies as it was in ${from}-damaged.`;
  }
  await rm(from, { recursive: true });
  return `What was there is in ${target}.`;
}
