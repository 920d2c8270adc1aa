import * as Y from 'yjs';

type Pending = { readonly structs: Uint8Array | null; readonly deletes: Uint8Array | null };

/**
 * What came without its predecessor: Yjs keeps it beside the document until the predecessor arrives, and raises no
 * event (yjs #550). It is neither stored nor acknowledged nor shown to anybody until then.
 */
export function pendingOf(doc: Y.Doc): Pending {
  return { structs: doc.store.pendingStructs?.update ?? null, deletes: doc.store.pendingDs };
}

export function pendingBytes(doc: Y.Doc): number {
  const { structs, deletes } = pendingOf(doc);
  return (structs?.byteLength ?? 0) + (deletes?.byteLength ?? 0);
}

/** Whether applying something left more pending than before. When in doubt it says yes: an ack then comes later. */
export function leftPending(before: Pending, after: Pending): boolean {
  return isNew(before.structs, after.structs) || isNew(before.deletes, after.deletes);
}

function isNew(before: Uint8Array | null, after: Uint8Array | null): boolean {
  return after !== null && (before === null || !Buffer.from(before).equals(after));
}

export function dropPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
}

/** The document's state without what is pending: `encodeStateAsUpdate` alone would include it. */
export function encodeIntegrated(doc: Y.Doc, stateVector?: Uint8Array): Uint8Array {
  const { pendingStructs, pendingDs } = doc.store;
  dropPending(doc);
  try {
    return Y.encodeStateAsUpdate(doc, stateVector);
  } finally {
    doc.store.pendingStructs = pendingStructs;
    doc.store.pendingDs = pendingDs;
  }
}
