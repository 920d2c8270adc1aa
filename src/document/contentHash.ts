import { toHexString } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type * as Y from 'yjs';
import { nouns } from '#domain/map/journeyMap.ts';
import { metaOf, recordsOf } from './schema.ts';

/** SHA-256 (hex) over what a document holds, whatever way it came there: two replicas agree when these are equal. */
export function contentHash(doc: Y.Doc): string {
  const content: Record<string, unknown> = { meta: metaOf(doc).toJSON() };
  for (const noun of nouns) content[noun] = recordsOf(doc, noun).toJSON();
  return toHexString(digest(encodeUtf8(stableJson(content))));
}

function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
