import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupsFolder } from './folders.ts';
import { dropOldBackups } from './makeBackup.ts';
import { packBackup } from './packBackup.ts';

/**
 * Makes a backup file of what a loaded backup has replaced and of what a crash left lying so; gives back their names.
 * What is damaged cannot be a backup: its files stay in a folder with "damaged" in its name.
 */
export async function keepReplaced(dataDir: string, now: Date): Promise<readonly string[]> {
  if (!existsSync(join(dataDir, 'backups'))) return [];
  const folder = backupsFolder(dataDir);
  const made: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.endsWith('-before-load')) made.push(await packOrKeep(folder, name, now));
  }
  await dropOldBackups(dataDir, 'before-load');
  return made;
}

async function packOrKeep(folder: string, name: string, now: Date): Promise<string> {
  const from = join(folder, name);
  const target = `${from}.tar`;
  try {
    await packBackup(from, target, now);
  } catch {
    // reason: whatever keeps it from being packed, its files are kept as they are, under a name that says so
    await rename(from, `${from}-damaged`);
    return `${from}-damaged`;
  }
  await rm(from, { recursive: true });
  return target;
}
