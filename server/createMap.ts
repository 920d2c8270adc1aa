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

/** Stores a new map; resolves once it is on disk. Only the server makes documents. */
export async function createMap(
  keeper: MapKeeper,
  map: JourneyMap,
  now: Date,
  id: string = newMapId(),
): Promise<MapEntry> {
  const at = now.toISOString();
  const entry = { id, epoch: 1, title: map.meta.title, createdAt: at, updatedAt: at };
  const doc = makeDocument(map);
  await keeper.create(entry, Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return entry;
}

/** Why a map is larger than one may be, as a sentence; null where it is not. */
export function tooLarge(map: JourneyMap): string | null {
  const nodes = map.stages.size + map.touchpoints.size + map.notes.size;
  if (nodes > limits.mapNodes) {
    return `A map may have 5,000 stages, touchpoints and notes; this one has ${nodes.toLocaleString('en')}.`;
  }
  const doc = makeDocument(map);
  const bytes = Y.encodeStateAsUpdate(doc).byteLength;
  doc.destroy();
  const megabytes = (bytes / 1_048_576).toFixed(1);
  return bytes <= limits.mapBytes ? null : `A map may have 10 MB; this one has ${megabytes} MB.`;
}
