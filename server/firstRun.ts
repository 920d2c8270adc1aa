import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOwnJson } from '#domain/formats/ownJson.ts';
import { importSettingsSchema } from '#domain/failures/importSettings.ts';
import { parseExposures } from '#domain/failures/parseExposures.ts';
import { createMap, newMapId } from './createMap.ts';
import type { Failures } from './failures/Failures.ts';
import { withInventory } from './failures/recordInventory.ts';
import type { MapEntry, MapKeeper } from './storage/MapKeeper.ts';

const sample = join(import.meta.dirname, '../public/sample');

/**
 * A new data folder opens on the sample: a made-up journey with made-up failures laid over it, marked as such, so that
 * the first look shows something.
 */
export async function firstRun({
  keeper,
  failures,
  now,
}: {
  readonly keeper: MapKeeper;
  readonly failures: Failures;
  readonly now: Date;
}): Promise<MapEntry> {
  const { map, problems } = parseOwnJson(await readSample('map.json'));
  if (map === null || problems.length > 0) {
    throw new Error(`The sample map cannot be read: ${problems.map(({ problem }) => problem).join(' ')}`);
  }
  const id = newMapId();
  await layFailures(failures, id);
  await failures.call('confirmRules', { mapId: id, rules: [...map.rules.values()] });
  return createMap(keeper, withInventory(map, await failures.call('inventory', id)), now, { id });
}

async function layFailures(failures: Failures, mapId: string): Promise<void> {
  const settings = importSettingsSchema.parse(JSON.parse(await readSample('failures.settings.json')));
  const result = await failures.call('ingest', {
    mapId,
    file: join(sample, 'failures.csv'),
    fileName: 'failures.csv',
    settings,
    newDatasetId: settings.dataset ?? 'sample',
    isDryRun: false,
  });
  if (result.state !== 'done' || result.counts.rejected > 0) {
    throw new Error(`The sample's failures cannot be read: ${JSON.stringify(result)}`);
  }
  const { exposures, problems } = parseExposures(await readSample('exposures.csv'));
  const refusal = await failures.call('putExposures', { mapId, rows: exposures });
  if (refusal !== null || problems.length > 0) {
    throw new Error(`The sample's exposures cannot be read: ${refusal ?? JSON.stringify(problems)}`);
  }
}

function readSample(name: string): Promise<string> {
  return readFile(join(sample, name), 'utf8');
}
