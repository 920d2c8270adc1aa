import { expect, test } from 'vitest';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { inventoryChanges } from './recordInventory.ts';

const stored = {
  id: 'd1',
  source: 's',
  name: 'Tickets',
  groupBy: 'Type',
  segments: [],
  timeZone: 'UTC',
  identity: 'sourceId',
  madeUp: false,
  revision: 2,
  rows: 7,
  importedAt: '2025-03-14T00:00:00.000Z',
} as const;

test('a new dataset is put; one that is told already changes nothing, and keeps the name that people gave it', () => {
  const [put] = inventoryChanges(emptyMap(), { datasets: [stored], exposures: null });
  expect(put).toMatchObject({
    op: 'put',
    record: { id: 'd1', name: 'Tickets', kind: 'failures', revision: '2' },
  });
  const record = { ...datasetSchema.parse({ ...stored, revision: '2' }), name: 'Renamed' };
  const map = { ...emptyMap(), datasets: new Map([['d1', record]]) };
  expect(inventoryChanges(map, { datasets: [stored], exposures: null })).toEqual([]);
  const [set] = inventoryChanges(map, { datasets: [{ ...stored, revision: 3 }], exposures: null });
  expect(set).toMatchObject({ op: 'set', id: 'd1', fields: { revision: '3' } });
  expect(set).not.toHaveProperty('fields.name');
});

test('a dataset that only a copied map names stays and says that it has no rows here', () => {
  const map = {
    ...emptyMap(),
    datasets: new Map([['d1', datasetSchema.parse({ id: 'd1', rows: 7, revision: '1' })]]),
  };
  expect(inventoryChanges(map, { datasets: [], exposures: null })).toMatchObject([
    { op: 'set', noun: 'datasets', id: 'd1', fields: { rows: 0, revision: '' } },
  ]);
});

test('exposures are one record of their own kind, whatever id it has', () => {
  const exposures = { rows: 3, revision: 1, changedAt: '2025-03-14T00:00:00.000Z' };
  expect(inventoryChanges(emptyMap(), { datasets: [], exposures })).toMatchObject([
    { op: 'put', record: { id: 'exposures', kind: 'exposures', rows: 3 } },
  ]);
  const known = datasetSchema.parse({ id: 'sample', kind: 'exposures' });
  const map = { ...emptyMap(), datasets: new Map([['sample', known]]) };
  expect(inventoryChanges(map, { datasets: [], exposures })).toMatchObject([{ op: 'set', id: 'sample' }]);
});
