import { expect, test } from 'vitest';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import { ActQueue } from './ActQueue.ts';
import { keptActs } from './keptActs.ts';
import type { SendOutcome } from './sendAct.ts';

/** A browser's storage that stays when its tabs go. */
function makeStorage(): Storage {
  const storage = Object.create({
    getItem: (key: string) => (Object.hasOwn(storage, key) ? storage[key] : null),
    setItem: (key: string, value: string) => void (storage[key] = value),
    removeItem: (key: string) => void delete storage[key],
  });
  return storage as Storage;
}

function say(act: string): TalkCommand {
  return { do: 'comment', act, on: { thread: 't' }, text: `Words of ${act}`, mentions: [] };
}

/** A tab of Ada's on map m; the line answers as told, act by act, and hears what reaches it. */
function openTab(storage: Storage, answers: SendOutcome[], by = 'ada') {
  const heard: string[] = [];
  const again: (() => void)[] = [];
  const queue = new ActQueue({
    kept: keptActs(storage, 'm', by),
    by,
    send: async ({ act }) => {
      heard.push(act);
      return answers.shift() ?? { outcome: 'done' };
    },
    changed: () => undefined,
    later: (run) => {
      again.push(run);
      return () => void again.splice(0);
    },
  });
  return { queue, heard, again };
}

const acts = (list: readonly { command: TalkCommand }[]) => list.map(({ command }) => command.act);

test('acts go out one after the other in the order in which they were done', async () => {
  const { queue, heard } = openTab(makeStorage(), []);
  for (const act of ['a', 'b', 'c']) queue.add(say(act), 1_000);
  await queue.flush();
  await expect.poll(() => heard).toEqual(['a', 'b', 'c']);
  await expect.poll(() => queue.waiting).toEqual([]);
});

test('while the server cannot be reached nothing overtakes the first, and all is tried again', async () => {
  const { queue, heard, again } = openTab(makeStorage(), [{ outcome: 'later' }]);
  queue.add(say('a'), 1_000);
  queue.add(say('b'), 1_000);
  await expect.poll(() => again).toHaveLength(1);
  expect(heard).toEqual(['a']);
  expect(acts(queue.waiting)).toEqual(['a', 'b']);
  expect(queue.isStuck).toBe(true);
  again[0]?.();
  await expect.poll(() => queue.waiting).toEqual([]);
  expect(heard).toEqual(['a', 'a', 'b']);
  expect(queue.isStuck).toBe(false);
});

test('what waits is there after a reload, in order, and gone from the browser once it is sent', async () => {
  const storage = makeStorage();
  const first = openTab(storage, [{ outcome: 'later' }]);
  for (const act of ['z', 'a', 'm']) first.queue.add(say(act), 1_000);
  await expect.poll(() => first.again).toHaveLength(1);
  first.queue.stop();
  const second = openTab(storage, []);
  expect(acts(second.queue.waiting)).toEqual(['z', 'a', 'm']);
  await second.queue.flush();
  expect(second.heard).toEqual(['z', 'a', 'm']);
  expect(Object.keys(storage)).toEqual([]);
});

test('a refused act is kept with its words until it was read, also through a reload, and holds up nothing', async () => {
  const storage = makeStorage();
  const first = openTab(storage, [{ outcome: 'refused', problem: 'There is no such thread any more.' }]);
  first.queue.add(say('a'), 1_000);
  first.queue.add(say('b'), 1_000);
  await expect.poll(() => first.queue.waiting).toEqual([]);
  expect(first.heard).toEqual(['a', 'b']);
  const { queue, heard } = openTab(storage, []);
  expect(queue.refused).toMatchObject([
    { command: { text: 'Words of a' }, problem: 'There is no such thread any more.' },
  ]);
  await queue.flush();
  expect(heard).toEqual([]);
  queue.forget(queue.refused[0]!);
  expect([queue.refused, Object.keys(storage)]).toEqual([[], []]);
});

test('nothing is sent under another name than it was done under', async () => {
  const storage = makeStorage();
  const ada = openTab(storage, [{ outcome: 'later' }]);
  ada.queue.add(say('a'), 1_000);
  await expect.poll(() => ada.again).toHaveLength(1);
  const ben = openTab(storage, [], 'ben');
  await ben.queue.flush();
  expect(ben.heard).toEqual([]);
  expect(ben.queue.refused).toMatchObject([{ by: 'ada', command: { text: 'Words of a' } }]);
});

test('an act that the server took stays shown until everybody is told of it', async () => {
  const { queue } = openTab(makeStorage(), []);
  queue.add(say('a'), 1_000);
  await expect.poll(() => queue.waiting).toEqual([]);
  expect(acts(queue.unseen)).toEqual(['a']);
  queue.saw(() => true);
  expect(queue.unseen).toEqual([]);
});
