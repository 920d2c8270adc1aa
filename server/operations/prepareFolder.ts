import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '#server/log.ts';
import { assertFree } from './assertFree.ts';
import { folderProblem } from './folderProblem.ts';
import { keepReplaced } from './keepReplaced.ts';
import { dropLeftCopies } from './passingCopies.ts';
import { finishSwap } from './swapIn.ts';
import { upgradeFolder } from './upgradeFolder.ts';

const oldCopy = /^\.(?!throughline-)|\.part$/;

/** Copies that were being made when a crash came, also under the names that earlier versions gave them. */
async function clearLeftovers(dataDir: string): Promise<void> {
  const backups = join(dataDir, 'backups');
  dropLeftCopies(dataDir);
  dropLeftCopies(backups);
  const half = (await namesIn(backups)).filter((name) => oldCopy.test(name));
  const looked = (await namesIn(dataDir)).filter((name) => name.startsWith('.doctor-'));
  for (const path of [
    ...half.map((name) => join(backups, name)),
    ...looked.map((name) => join(dataDir, name)),
  ]) {
    await rm(path, { recursive: true });
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return existsSync(folder) ? readdir(folder) : [];
}

/**
 * What has to be done to a data folder before a server works on it: ending what a crash interrupted, and the upgrade
 * from an older version with a backup before. Rejects with a sentence where the folder cannot be used.
 */
export async function prepareFolder(dataDir: string, log: Log, now: Date): Promise<void> {
  // What customers wrote will lie here: nobody else on the machine may read it.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const problem = folderProblem(dataDir);
  if (problem !== null) throw new Error(problem);
  assertFree(dataDir);
  await clearLeftovers(dataDir);
  await finishSwap(dataDir);
  await keepReplaced(dataDir, now);
  const backup = await upgradeFolder(dataDir, now);
  if (backup !== null) log.info({ event: 'upgraded', backup });
}
