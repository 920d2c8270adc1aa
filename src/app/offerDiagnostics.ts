import type { Session } from '#actions/session.ts';
import { contentHash } from '#document/contentHash.ts';

declare global {
  // reason: only `var` declares a property of globalThis.
  // oxlint-disable-next-line no-var
  var throughline: { readonly contentHash: () => string } | undefined;
}

/**
 * `throughline.contentHash()` in the browser's console says what the open map holds, as one number to compare with a
 * colleague's screen or with the server. Reads only; gone when the map is left.
 */
export function offerDiagnostics({ doc }: Session): () => void {
  globalThis.throughline = { contentHash: () => contentHash(doc) };
  return () => {
    globalThis.throughline = undefined;
  };
}
