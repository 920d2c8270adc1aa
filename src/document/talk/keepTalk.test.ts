import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { memoryKeeper } from '../offline/memoryKeeper.ts';
import { keepTalk } from './keepTalk.ts';

const room = 'a-map.1';

/** A tab that reads the talk of the room, on a keeper that outlives it. */
async function openTab(keeper: ReturnType<typeof memoryKeeper>) {
  const doc = new Y.Doc();
  const kept = keepTalk(doc, Promise.resolve(keeper), room);
  return { doc, held: await kept.opened, stop: kept.stop };
}

test('what was said is there again without a server, with what came last, until the map is forgotten', async () => {
  const keeper = memoryKeeper();
  const first = await openTab(keeper);
  expect(first.held).toBe('nothing');
  first.doc.getMap('comments').set('c1', 'Nobody owns this.');
  await first.stop();

  const second = await openTab(keeper);
  expect(second.held).toBe('something');
  expect(second.doc.getMap('comments').toJSON()).toEqual({ c1: 'Nobody owns this.' });
  second.doc.getMap('comments').set('c2', 'We do.');
  second.doc.getMap('comments').delete('c1');
  await second.stop();

  const third = await openTab(keeper);
  expect(third.doc.getMap('comments').toJSON()).toEqual({ c2: 'We do.' });
  await third.stop();

  await keeper.forget(room, [], null);
  expect((await openTab(keeper)).held).toBe('nothing');
});

test('a keeper that fails leaves the talk to the server', async () => {
  const doc = new Y.Doc();
  const kept = keepTalk(doc, Promise.reject(new Error('no room')), room);
  expect(await kept.opened).toBe('nothing');
  doc.getMap('comments').set('c1', 'Still here.');
  await kept.stop();
  expect(doc.getMap('comments').size).toBe(1);
});
