import type { Change } from '#domain/edits/change.ts';
import type { Dataset } from '#domain/map/dataset.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import type { Inventory, StoredDataset } from './FailureCalls.ts';
import type { Failures } from './Failures.ts';

/**
 * Tells a map's document what lies over it: names, counts, and revisions that make every browser fetch anew. Writes
 * only what differs, so it may be called at any time, also to make good what a crash left untold.
 */
export async function recordInventory(
  { failures, rooms }: { readonly failures: Failures; readonly rooms: Rooms },
  mapId: string,
): Promise<void> {
  const map = await rooms.getMap(mapId);
  if (map === null) return;
  const changes = inventoryChanges(map, await failures.call('inventory', mapId));
  if (changes.length > 0) await rooms.applyToMap(mapId, changes);
}

/** The changes that make a map tell what is stored; none where it does. */
export function inventoryChanges(map: JourneyMap, inventory: Inventory): readonly Change[] {
  return toldDatasets(map, inventory).flatMap((dataset) => toChange(map.datasets.get(dataset.id), dataset));
}

/** A map that is not a document yet, telling what is stored. */
export function withInventory(map: JourneyMap, inventory: Inventory): JourneyMap {
  const told = toldDatasets(map, inventory).map((dataset) => [dataset.id, dataset] as const);
  return { ...map, datasets: new Map([...map.datasets, ...told]) };
}

/** A dataset that the map names but nobody has imported here (a copied map) stays, with its rules, and has no rows. */
function toldDatasets(map: JourneyMap, { datasets, exposures }: Inventory): readonly Dataset[] {
  const known = [...map.datasets.values()];
  const told = datasets.map(fromStored);
  if (exposures !== null) {
    const { rows, revision, changedAt } = exposures;
    const record = known.find((dataset) => dataset.kind === 'exposures') ?? newExposures;
    told.push({ ...record, rows, revision: String(revision), importedAt: changedAt });
  }
  const absent = known.filter(({ id, rows }) => rows > 0 && told.every((dataset) => dataset.id !== id));
  return [...told, ...absent.map((dataset) => ({ ...dataset, rows: 0, revision: '' }))];
}

const newExposures: Dataset = {
  id: 'exposures',
  name: 'Exposures',
  kind: 'exposures',
  source: '',
  rows: 0,
  revision: '',
  groupBy: '',
  segments: [],
  timeZone: 'UTC',
  madeUp: false,
  importedAt: '',
};

function fromStored({ identity: _identity, revision, ...dataset }: StoredDataset): Dataset {
  return { ...dataset, segments: [...dataset.segments], kind: 'failures', revision: String(revision) };
}

/** The name belongs to the people once the record is there. */
function toChange(known: Dataset | undefined, dataset: Dataset): readonly Change[] {
  if (known === undefined) return [{ op: 'put', noun: 'datasets', record: dataset }];
  const { id, name: _name, ...fields } = dataset;
  const isSame = Object.entries(fields).every(
    ([key, value]) => JSON.stringify(known[key as keyof Dataset]) === JSON.stringify(value),
  );
  return isSame ? [] : [{ op: 'set', noun: 'datasets', id, fields }];
}
