import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupManifest } from './backupManifest.ts';
import { backupsFolder } from './folders.ts';
import { packBackup } from './packBackup.ts';
import { dropCopy, dropLeftCopies, passingCopy } from './passingCopies.ts';

/** Lays copies of a folder's files into another folder: from a server at work, or from closed files. */
export type Copy = (to: string) => Promise<void>;

/** Makes one backup file. The copies lie beside it while it is made; nothing but it is left. */
export async function makeBackup(copy: Copy, target: string, now: Date): Promise<BackupManifest> {
  dropLeftCopies(dirname(target));
  const folder = passingCopy(dirname(target));
  await mkdir(folder, { mode: 0o700 });
  try {
    await copy(folder);
    return await packBackup(folder, target, now);
  } finally {
    dropCopy(folder);
  }
}

const kept = 3;

/** Of the backups that are made by themselves, the last three of each kind are kept. */
export async function dropOldBackups(dataDir: string, why: string): Promise<void> {
  const folder = backupsFolder(dataDir);
  const ours = (await readdir(folder)).filter((name) => name.endsWith(`-${why}.tar`)).toSorted();
  for (const name of ours.slice(0, -kept)) await rm(join(folder, name));
}
