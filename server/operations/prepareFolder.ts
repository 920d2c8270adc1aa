import { mkdir } from 'node:fs/promises';
import type { Log } from '#server/log.ts';
import { assertFree } from './assertFree.ts';
import { keepReplaced } from './keepReplaced.ts';
import { finishSwap } from './swapIn.ts';
import { upgradeFolder } from './upgradeFolder.ts';

/**
 * What has to be done to a data folder before a server works on it: ending what a crash interrupted, and the upgrade
 * from an older version with a backup before. Rejects with a sentence where the folder cannot be used.
 */
export async function prepareFolder(dataDir: string, log: Log, now: Date): Promise<void> {
  // What customers wrote will lie here: nobody else on the machine may read it.
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  assertFree(dataDir);
  await finishSwap(dataDir);
  await keepReplaced(dataDir, now);
  const backup = await upgradeFolder(dataDir, now);
  if (backup !== null) log.info({ event: 'upgraded', backup });
}
