import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from '#document/makeDocument.ts';
import { limits } from './sync/limits.ts';
import type { MapEntry, MapKeeper } from './storage/MapKeeper.ts';

/** A fresh 128-bit id: a map's address cannot be guessed. */
export function newMapId(): string {
  return randomBytes(16).toString('hex');
}

/** A map's document, as it is stored first. */
export function toSnapshot(map: JourneyMap): Uint8Array {
  const doc = makeDocument(map);
  const snapshot = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return snapshot;
}

/** Stores a new map; resolves once it is on disk. Only the server makes documents. */
export async function createMap(
  keeper: MapKeeper,
  map: JourneyMap,
  now: Date,
  {
    id = newMapId(),
    snapshot = toSnapshot(map),
  }: { readonly id?: string; readonly snapshot?: Uint8Array } = {},
): Promise<MapEntry> {
  const at = now.toISOString();
  const entry = { id, epoch: 1, title: map.meta.title, createdAt: at, updatedAt: at };
  await keeper.create(entry, snapshot);
  return entry;
}

/** Why a map is larger than one may be, as a sentence; null where it is not. */
export function tooLarge(map: JourneyMap, snapshot: Uint8Array): string | null {
  const nodes = map.stages.size + map.touchpoints.size + map.notes.size;
  if (nodes > limits.mapNodes) {
    return `A map may have 5,000 stages, touchpoints and notes; this one has ${nodes.toLocaleString('en')}.`;
  }
  const megabytes = (snapshot.byteLength / 1_048_576).toFixed(1);
  return snapshot.byteLength <= limits.mapBytes
    ? null
    : `A map may have 10 MB; this one has ${megabytes} MB.`;
}
