import type * as Y from 'yjs';
import { SERVER } from '../origins.ts';
import { metaOf, schemaVersion } from '../schema.ts';

/** Brings a document from the version before to `version`, inside a transaction. */
type Migration = { readonly version: number; readonly run: (doc: Y.Doc) => void };

/** Forward only, numbered without gaps; each has a stored old document as its test. Version 1 is the first shape. */
export const migrations: readonly Migration[] = [];

export type MigrationResult =
  | { readonly outcome: 'current' | 'migrated'; readonly from: number }
  | { readonly outcome: 'newer'; readonly from: number };

/**
 * Brings a document to this build's version; the server runs it at load, before anyone joins. A document from a
 * newer build is left as it is and reported, so that the caller refuses to serve it.
 */
export function migrate(doc: Y.Doc): MigrationResult {
  const meta = metaOf(doc);
  const stored = meta.get('schemaVersion');
  const from = typeof stored === 'number' ? stored : 1;
  if (from > schemaVersion) return { outcome: 'newer', from };
  if (from === schemaVersion) return { outcome: 'current', from };
  doc.transact(() => {
    for (const migration of migrations) if (migration.version > from) migration.run(doc);
    meta.set('schemaVersion', schemaVersion);
  }, SERVER);
  return { outcome: 'migrated', from };
}
