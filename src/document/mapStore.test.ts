import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addStage } from '#domain/edits/addStage.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { applyChanges } from './applyChanges.ts';
import { makeDocument } from './makeDocument.ts';
import { createMapStore } from './mapStore.ts';
import { LOCAL } from './origins.ts';
import { recordsOf } from './schema.ts';

function storeWithTwoStages() {
  const doc = makeDocument(emptyMap());
  const waiting: (() => void)[] = [];
  const mapStore = createMapStore(doc, (run) => waiting.push(run));
  const map = () => mapStore.store.getState().map;
  const tick = () => waiting.splice(0).forEach((run) => run());
  applyChanges(doc, addStage(map(), { id: 'a' }), LOCAL);
  applyChanges(doc, addStage(map(), { id: 'b' }), LOCAL);
  return { doc, mapStore, map, tick, waiting };
}

test('many transactions between two ticks give one update of the store', () => {
  const { mapStore, map, tick, waiting } = storeWithTwoStages();
  let updates = 0;
  mapStore.store.subscribe(() => (updates += 1));
  expect(waiting).toHaveLength(1);
  expect(map().stages.size).toBe(0);
  tick();
  expect(map().stages.size).toBe(2);
  expect(updates).toBe(1);
});

test('a changed record gets a new identity, every other record and noun keeps its own', () => {
  const { doc, map, tick } = storeWithTwoStages();
  tick();
  const before = map();
  applyChanges(doc, setFields(before, 'stages', 'a', { name: 'New' }), LOCAL);
  tick();
  expect(map().stages.get('a')).not.toBe(before.stages.get('a'));
  expect(map().stages.get('b')).toBe(before.stages.get('b'));
  expect(map().touchpoints).toBe(before.touchpoints);
});

test('a mended record keeps its identity while nothing about it changes', () => {
  const { doc, map, tick } = storeWithTwoStages();
  applyChanges(doc, [{ op: 'set', noun: 'stages', id: 'a', fields: { accountable: 'gone' } }], LOCAL);
  tick();
  const mended = map().stages.get('a');
  expect(mended?.accountable).toBeNull();
  applyChanges(doc, setFields(map(), 'stages', 'b', { name: 'Other' }), LOCAL);
  tick();
  expect(map().stages.get('a')).toBe(mended);
});

test('a record that does not fit is set aside with its reason and comes back when it is mended', () => {
  const { doc, mapStore, map, tick } = storeWithTwoStages();
  tick();
  recordsOf(doc, 'stages').get('a')!.set('position', 'over there');
  recordsOf(doc, 'stages').set('odd', 'not a record' as unknown as Y.Map<unknown>);
  tick();
  expect(map().stages.has('a')).toBe(false);
  expect([...mapStore.store.getState().problems.keys()].toSorted()).toEqual(['stages/a', 'stages/odd']);
  recordsOf(doc, 'stages').get('a')!.set('position', { x: 1, y: 2 });
  tick();
  expect(map().stages.get('a')?.position).toEqual({ x: 1, y: 2 });
  expect([...mapStore.store.getState().problems.keys()]).toEqual(['stages/odd']);
});
