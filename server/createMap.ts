import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { makeDocument } from '#document/makeDocument.ts';
import type { MapEntry, MapKeeper } from './storage/MapKeeper.ts';

/** Stores a new map with a fresh 128-bit id; resolves once it is on disk. Only the server makes documents. */
export async function createMap(keeper: MapKeeper, map: JourneyMap, now: Date): Promise<MapEntry> {
  const at = now.toISOString();
  const id = randomBytes(16).toString('hex');
  const entry = { id, epoch: 1, title: map.meta.title, createdAt: at, updatedAt: at };
  const doc = makeDocument(map);
  await keeper.create(entry, Y.encodeStateAsUpdate(doc));
  doc.destroy();
  return entry;
}
