import * as Y from 'yjs';
import type { Change } from '#domain/edits/change.ts';
import { applyChanges } from '#document/applyChanges.ts';
import { newDoc } from '#document/newDoc.ts';
import { SERVER } from '#document/origins.ts';
import { removeUnseen } from '#document/removeUnseen.ts';
import { recordsOf } from '#document/schema.ts';
import { limits } from './limits.ts';
import { nodeNouns } from './MapSize.ts';

/** Why a map has no room for a plan that brings it back, as a sentence; null where it has. */
export function planProblem(doc: Y.Doc, changes: readonly Change[]): string | null {
  const nodes = nodeNouns.reduce((sum, noun) => sum + nodesAfter(doc, noun, changes), 0);
  if (nodes > limits.mapNodes) {
    const many = nodes.toLocaleString('en');
    return `A map may have 5,000 stages, touchpoints and notes; this one would have ${many}. Nothing was changed.`;
  }
  // What is written is larger as JSON than as an update, but for its ids: near enough at 10 MB.
  const written = Buffer.byteLength(JSON.stringify(changes.filter(({ op }) => op !== 'remove')));
  const now = Y.encodeStateAsUpdate(doc);
  if (now.byteLength + written <= limits.mapBytes) return null;
  return bytesAfter(now, changes) <= limits.mapBytes
    ? null
    : 'A map may have 10 MB; this one would have more. Nothing was changed.';
}

/** Tried on a copy: what the plan takes away makes room for what it brings, and so does what no reader shows. */
function bytesAfter(bytes: Uint8Array, changes: readonly Change[]): number {
  const copy = newDoc();
  Y.applyUpdate(copy, bytes);
  applyChanges(copy, changes, SERVER);
  removeUnseen(copy, SERVER);
  return Y.encodeStateAsUpdate(copy).byteLength;
}

function nodesAfter(doc: Y.Doc, noun: (typeof nodeNouns)[number], changes: readonly Change[]): number {
  const ids = new Set(recordsOf(doc, noun).keys());
  for (const change of changes) {
    if (change.op === 'put' && change.noun === noun) ids.add(change.record.id);
    if (change.op === 'remove' && change.noun === noun) ids.delete(change.id);
  }
  return ids.size;
}
