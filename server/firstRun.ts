import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOwnJson } from '#domain/formats/ownJson.ts';
import { createMap } from './createMap.ts';
import type { MapEntry, MapKeeper } from './storage/MapKeeper.ts';

const sample = join(import.meta.dirname, '../public/sample');

/** A new data folder opens on the sample: a made-up journey, marked as such, so that the first look shows something. */
export async function firstRun(keeper: MapKeeper, now: Date): Promise<MapEntry> {
  const { map, problems } = parseOwnJson(await readFile(join(sample, 'map.json'), 'utf8'));
  if (map === null || problems.length > 0) {
    throw new Error(`The sample map cannot be read: ${problems.map(({ problem }) => problem).join(' ')}`);
  }
  return createMap(keeper, map, now);
}
