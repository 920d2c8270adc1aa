import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { metaOf } from '#document/schema.ts';
import { startInProcess } from '#server/testing/inProcess.ts';
import { Readings } from './Readings.ts';

/** A reading that takes a while, as that of a large map does, and counts how often it was done. */
function slowTitle() {
  let count = 0;
  const reading = (doc: Y.Doc): unknown => {
    count += 1;
    const until = performance.now() + 5;
    while (performance.now() < until);
    return metaOf(doc).get('title');
  };
  return { reading, count: () => count };
}

it('is done once for all who ask, and anew after a change', async () => {
  const { openMap } = await startInProcess();
  const room = await openMap();
  const readings = new Readings(room);
  const { reading, count } = slowTitle();
  await room.run((doc) => metaOf(doc).set('title', 'First'));
  const first = await Promise.all(Array.from({ length: 100 }, () => readings.read(reading)));
  expect(new Set(first)).toEqual(new Set(['First']));
  expect(count()).toBe(1);
  await room.run((doc) => metaOf(doc).set('title', 'Second'));
  // It rests now: those who ask meanwhile wait, and share what is read then.
  const second = await Promise.all(Array.from({ length: 100 }, () => readings.read(reading)));
  expect(new Set(second)).toEqual(new Set(['Second']));
  expect(count()).toBe(2);
});

it('leaves the edits nine tenths of the time, however often the map changes and is asked for', async () => {
  const { openMap } = await startInProcess();
  const room = await openMap();
  const readings = new Readings(room);
  const { reading, count } = slowTitle();
  const began = performance.now();
  for (let n = 0; n < 5; n++) {
    await room.run((doc) => metaOf(doc).set('title', `Title ${n}`));
    expect(await readings.read(reading)).toBe(`Title ${n}`);
  }
  expect(count()).toBe(5);
  expect(performance.now() - began).toBeGreaterThanOrEqual(4 * 50);
});
