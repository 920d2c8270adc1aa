import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const manifestName = 'manifest.json';

/** What a backup says of itself: the last file in it, so that a backup that broke off has none. */
export const manifestSchema = z.object({
  format: z.literal('throughline-backup'),
  /** Rises where an older Throughline could not read it any more. */
  version: z.number().int(),
  madeAt: z.string(),
  /** Which Throughline made it. */
  throughline: z.string(),
  /** The newest shape that its documents can have. */
  documents: z.number().int(),
  files: z.array(
    z.object({
      name: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      /** How many of its schema's steps a database has seen; null of a plain file. */
      schema: z.number().int().nullable(),
      /** Rows by table. */
      counts: z.record(z.string(), z.number().int()),
    }),
  ),
});
export type BackupManifest = Readonly<z.infer<typeof manifestSchema>>;

export const backupVersion = 1;

/** The version of this build, as package.json tells it. */
export function ownVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
