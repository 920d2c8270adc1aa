import { mkdirSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where backups lie that are made by themselves. */
export function backupsFolder(dataDir: string): string {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** The name of a backup by its time, good as a file name everywhere: 2026-11-22T08-30-00Z-before-load. */
export function backupName(now: Date, why: string): string {
  return `${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}-${why}`;
}

/** Waits until the names in a folder are on disk, where the system lets a folder be synced. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes JSON. A crash leaves the file as it was or as it shall be. */
export async function writeWhole(file: string, content: object): Promise<void> {
  await writeFile(`${file}.part`, JSON.stringify(content), { flush: true, mode: 0o600 });
  await rename(`${file}.part`, file);
  await syncFolder(dirname(file));
}
