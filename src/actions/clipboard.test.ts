import { expect, test } from 'vitest';
import { addStage } from '#domain/edits/addStage.ts';
import { addTouchpoint } from '#domain/edits/addTouchpoint.ts';
import { applyPlan } from '#domain/edits/applyPlan.ts';
import type { Change } from '#domain/edits/change.ts';
import { datasetSchema } from '#domain/map/dataset.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { select } from '#view/selecting.ts';
import { openSession } from '#testing/openSession.ts';
import { readClipboard, writeClipboard } from './clipboard.ts';
import { mapOf } from './session.ts';

/** Two stages; in the first `a`, which leads to `b`, and to which a rule brings failures. */
function drawn(): JourneyMap {
  const rule = ruleSchema.parse({ id: 'r', dataset: 'd', value: 'Late', place: 'a' });
  const dataset = datasetSchema.parse({ id: 'd' });
  const steps: ((map: JourneyMap) => readonly Change[])[] = [
    (map) => addStage(map, { id: 'buy' }),
    (map) => addStage(map, { id: 'use' }),
    (map) => addTouchpoint(map, { id: 'a', stage: 'buy', name: 'Order' }),
    (map) =>
      addTouchpoint(map, { id: 'b', stage: 'buy', name: 'Pay', after: { touchpoint: 'a', pathId: 'ab' } }),
    () => [{ op: 'put', noun: 'datasets', record: dataset }],
    () => [{ op: 'put', noun: 'rules', record: rule }],
  ];
  return steps.reduce((map, step) => applyPlan(map, step(map)), emptyMap());
}

/** A session with a clipboard of its own, and the pointer in the second stage. */
function openWithClipboard() {
  const { session } = openSession(drawn());
  session.view.setState({ pointer: { x: 504, y: 168 } });
  let made = 0;
  const kept = new Map<string, string>();
  const clipboardData = {
    setData: (type: string, text: string) => kept.set(type, text),
    getData: (type: string) => kept.get(type) ?? '',
  };
  const eventOf = (type: string) =>
    ({ type, clipboardData, preventDefault: () => {} }) as unknown as ClipboardEvent;
  const own = { ...session, mapId: 'm', newId: () => `new${(made += 1)}` };
  return {
    session: own,
    take: (type: 'copy' | 'cut', id: string) => {
      select(own.view, [id]);
      writeClipboard(own, eventOf(type));
    },
    paste: () => readClipboard(own, eventOf('paste')),
  };
}

test('what is cut and pasted on its map is moved: its paths and rules stay with it, and one undo takes back each', () => {
  const { session, take, paste } = openWithClipboard();
  const before = mapOf(session);
  take('cut', 'a');
  expect([mapOf(session).touchpoints.size, mapOf(session).paths.size, mapOf(session).rules.size]).toEqual([
    1, 0, 0,
  ]);
  paste();
  const { touchpoints, paths, rules } = mapOf(session);
  expect(touchpoints.get('a')).toMatchObject({ name: 'Order', stage: 'use', position: { x: 32, y: 120 } });
  expect([paths, rules]).toEqual([before.paths, before.rules]);
  session.history.undo();
  session.history.undo();
  session.mapStore.flush();
  expect(mapOf(session)).toEqual(before);
});

test('what was cut is a copy when it is pasted again, and so is what was only copied: without rules', () => {
  const { session, take, paste } = openWithClipboard();
  take('cut', 'a');
  paste();
  paste();
  take('copy', 'b');
  paste();
  const { touchpoints, rules } = mapOf(session);
  expect([...touchpoints.values()].map(({ name }) => name).toSorted()).toEqual([
    'Order',
    'Order',
    'Pay',
    'Pay',
  ]);
  expect([...rules.values()].map(({ place }) => place)).toEqual(['a']);
});
