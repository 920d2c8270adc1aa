import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { schemaVersion } from '#document/schema.ts';
import { dataFiles, plainFiles } from '#server/storage/dataFiles.ts';
import { backupVersion, manifestName, ownVersion, type BackupManifest } from './backupManifest.ts';
import { inspectDatabase } from './inspectDatabase.ts';
import { dropCopy, passingCopy } from './passingCopies.ts';
import { tarEnd, tarHeader, tarPadding } from './tarFile.ts';

/** What is damaged cannot be a backup. */
export class DamagedData extends Error {}

type PackedFile = BackupManifest['files'][number];

/**
 * Makes one backup file out of copies that lie in a folder: a tar file (which `tar` reads, too) with what it holds told
 * in its last file. It appears under its name only when it is whole and on disk. The copies are looked at first; a
 * damaged one rejects with a sentence, and then there is no backup.
 */
export async function packBackup(folder: string, target: string, now: Date): Promise<BackupManifest> {
  const part = passingCopy(dirname(target));
  const tar = await open(part, 'w', 0o600);
  try {
    const files: PackedFile[] = [];
    for (const { name } of dataFiles) {
      if (existsSync(join(folder, name))) files.push(await addDatabase(tar, folder, name, now));
    }
    for (const name of plainFiles) {
      if (existsSync(join(folder, name))) files.push(await addFile(tar, folder, name, now));
    }
    const manifest: BackupManifest = {
      format: 'throughline-backup',
      version: backupVersion,
      madeAt: now.toISOString(),
      throughline: ownVersion(),
      documents: schemaVersion,
      files,
    };
    const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
    await tar.appendFile(
      Buffer.concat([tarHeader(manifestName, text.length, now), text, tarPadding(text.length)]),
    );
    await tar.appendFile(tarEnd);
    await tar.sync();
    await rename(part, target);
    return manifest;
  } finally {
    await tar.close();
    dropCopy(part);
  }
}

async function addDatabase(tar: FileHandle, folder: string, name: string, now: Date): Promise<PackedFile> {
  const { problem, schema, counts } = inspectDatabase(join(folder, name));
  if (problem !== null) throw new DamagedData(`${name} is damaged (${problem}). No backup was made of it.`);
  return { ...(await addFile(tar, folder, name, now)), schema, counts };
}

/** Appends a file as it is; gives back what the manifest says of it. */
async function addFile(tar: FileHandle, folder: string, name: string, now: Date): Promise<PackedFile> {
  const file = join(folder, name);
  const { size: bytes } = await stat(file);
  const hash = createHash('sha256');
  await tar.appendFile(tarHeader(name, bytes, now));
  let read = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    read += chunk.length;
    await tar.appendFile(chunk);
  }
  if (read !== bytes) throw new Error(`${name} changed while it was read.`);
  await tar.appendFile(tarPadding(bytes));
  return { name, bytes, sha256: hash.digest('hex'), schema: null, counts: {} };
}
