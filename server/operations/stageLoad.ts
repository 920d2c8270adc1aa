import { existsSync, statSync } from 'node:fs';
import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { problemSentence } from '#server/problemSentence.ts';
import { dataFiles } from '#server/storage/dataFiles.ts';
import { openSqlite } from '#server/storage/openSqlite.ts';
import type { BackupManifest } from './backupManifest.ts';
import { inspectDatabase } from './inspectDatabase.ts';
import { inspectDocuments } from './inspectDocuments.ts';
import { finishSwap, loadingFolder } from './swapIn.ts';
import { unpackBackup, type Unpacked } from './unpackBackup.ts';

/**
 * Makes a backup ready to take the place of what is in the data folder: unpacked, compared with its checksums and
 * counts, brought to this build's tables, every document loaded once. Nothing of the living data is touched. After a
 * problem nothing is left.
 */
export async function stageLoad(dataDir: string, backup: string): Promise<Unpacked> {
  if (!existsSync(backup)) return { problem: `There is no file ${backup}.` };
  if (statSync(backup).isDirectory()) {
    return { problem: `${backup} is a folder: give the backup file in it.` };
  }
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lack = await lackOfSpace(dataDir, backup);
  if (lack !== null) return { problem: lack };
  const folder = loadingFolder(dataDir);
  // A load that was decided and broke off comes first; without that this takes away what is left of another.
  await finishSwap(dataDir);
  await mkdir(folder, { mode: 0o700 });
  const looked = await unpackAndLook(backup, folder).catch((error: unknown) => ({
    problem: `${backup} could not be made ready to load. ${problemSentence(error)} Nothing was changed.`,
  }));
  if ('problem' in looked) await rm(folder, { recursive: true, force: true });
  return looked;
}

async function unpackAndLook(backup: string, folder: string): Promise<Unpacked> {
  const unpacked = await unpackBackup(backup, folder);
  if ('problem' in unpacked) return unpacked;
  const problem = problemIn(folder, unpacked.manifest);
  return problem === null ? unpacked : { problem };
}

async function lackOfSpace(dataDir: string, backup: string): Promise<string | null> {
  const { size } = await stat(backup);
  const { bavail, bsize } = await statfs(dataDir);
  if (bavail * bsize > size * 1.1) return null;
  const megabytes = Math.ceil((size * 1.1) / 1024 ** 2);
  return `There is too little room on the disk of ${dataDir}: loading this backup takes ${megabytes} MB beside what is there.`;
}

function problemIn(folder: string, { files }: BackupManifest): string | null {
  for (const { name, counts } of files) {
    const known = dataFiles.find((file) => file.name === name);
    if (known === undefined) continue;
    const file = join(folder, name);
    const inspected = inspectDatabase(file);
    if (inspected.problem !== null) return `${name} in the backup is damaged (${inspected.problem}).`;
    if (JSON.stringify(inspected.counts) !== JSON.stringify(counts)) {
      return `${name} in the backup holds other rows than the backup says.`;
    }
    openSqlite(file, known.schema).close();
    const broken =
      known.documents === undefined
        ? undefined
        : inspectDocuments(file, known.documents).find(({ isFatal }) => isFatal);
    if (broken !== undefined) return `Map ${broken.map} in the backup: ${broken.problem}`;
  }
  return null;
}
