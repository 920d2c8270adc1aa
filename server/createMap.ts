import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from '#document/makeDocument.ts';
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
