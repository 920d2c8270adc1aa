import { open } from 'node:fs/promises';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaVersion } from '#document/schema.ts';
import { dataFiles, plainFiles } from '#server/storage/dataFiles.ts';
import { backupVersion, manifestName, manifestSchema, type BackupManifest } from './backupManifest.ts';
import { extractFile, listTar, type TarEntry } from './tarFile.ts';

export type Unpacked = { readonly manifest: BackupManifest } | { readonly problem: string };

const mostManifestBytes = 1024 * 1024;

/**
 * Lays the files of a backup into an empty folder, each compared with its checksum. A backup that is damaged, not whole,
 * no backup at all, or of a newer Throughline is a problem, told in a sentence; the folder is then to be removed.
 */
export async function unpackBackup(backup: string, folder: string): Promise<Unpacked> {
  const entries = await entriesOf(backup);
  if (entries === null)
    return { problem: `${backup} is damaged or not a backup: it cannot be read to its end.` };
  const read = await readManifest(backup, entries, folder);
  if (read === null) return { problem: `${backup} is not a whole backup: it does not say what is in it.` };
  if ('problem' in read) return read;
  const { manifest } = read;
  const newer = newerPart(manifest);
  if (newer !== null) {
    const by = `It was made by Throughline ${manifest.throughline}`;
    return {
      problem: `${backup} is newer than this Throughline (${newer}). ${by}: load it with that or a later one.`,
    };
  }
  if (!manifest.files.some(({ name }) => name === 'maps.sqlite'))
    return { problem: `${backup} is a backup of an empty folder: there is no maps.sqlite in it.` };
  for (const { name, bytes, sha256 } of manifest.files) {
    const entry = entries.find((one) => one.name === name);
    const found = entry?.bytes === bytes ? await extractFile(backup, entry, join(folder, name)) : 'not there';
    if (found !== sha256)
      return { problem: `${backup} is damaged: ${name} in it is not what was backed up.` };
  }
  return { manifest };
}

async function entriesOf(backup: string): Promise<readonly TarEntry[] | null> {
  const file = await open(backup, 'r');
  try {
    return await listTar(file);
  } finally {
    await file.close();
  }
}

/** Null where there is none; the version is looked at before the rest, which a newer one may have changed. */
async function readManifest(
  backup: string,
  entries: readonly TarEntry[],
  folder: string,
): Promise<Unpacked | null> {
  const entry = entries.find(({ name }) => name === manifestName);
  if (entry === undefined || entry.bytes > mostManifestBytes) return null;
  const place = join(folder, manifestName);
  await extractFile(backup, entry, place);
  const json = parseJson(await readFile(place, 'utf8'));
  await rm(place);
  const version = manifestSchema.pick({ format: true, version: true }).safeParse(json);
  if (!version.success) return null;
  if (version.data.version > backupVersion) {
    return { problem: `${backup} is newer than this Throughline: it cannot read backups of that kind.` };
  }
  const manifest = manifestSchema.safeParse(json);
  return manifest.success ? { manifest: manifest.data } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // reason: whatever is there instead of JSON, the backup is damaged, and its caller says so
    return null;
  }
}

/** What of a backup this build does not know yet; null where it knows all. */
function newerPart({ documents, files }: BackupManifest): string | null {
  if (documents > schemaVersion) return `documents of version ${documents}, this one knows ${schemaVersion}`;
  for (const { name, schema } of files) {
    const known = dataFiles.find((file) => file.name === name);
    if (known === undefined && !plainFiles.includes(name))
      return `a file ${name} that this one does not know`;
    if (known !== undefined && (schema ?? 0) > known.schema.length) {
      return `${name} of version ${schema}, this one knows ${known.schema.length}`;
    }
  }
  return null;
}
