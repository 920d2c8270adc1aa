import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { TurnQueue } from './TurnQueue.ts';

/** Longer than any test: a turn that comes all the same was not waited for. */
const forever = 2 ** 31 - 1;

function queueOf(waitMs: number) {
  const turns: number[][] = [];
  let end: (() => void) | null = null;
  const queue = new TurnQueue<number>(waitMs, (entries) => {
    turns.push([...entries]);
    return new Promise((resolve) => {
      end = resolve;
    });
  });
  /** Ends the turn under way. */
  const endTurn = async () => {
    end?.();
    await setImmediate();
  };
  return { queue, turns, endTurn };
}

it('takes what comes when it is quiet at once, and all that came with it', async () => {
  const { queue, turns } = queueOf(forever);
  queue.push(1);
  queue.push(2);
  expect(turns).toEqual([]);
  await setImmediate();
  expect(turns).toEqual([[1, 2]]);
});

it('keeps what comes during a turn, and right after it, for the next one', async () => {
  const { queue, turns, endTurn } = queueOf(forever);
  queue.push(1);
  await setImmediate();
  queue.push(2);
  await endTurn();
  queue.push(3);
  await setImmediate();
  expect(turns).toEqual([[1]]);
  void queue.flush();
  await setImmediate();
  expect(turns).toEqual([[1], [2, 3]]);
});

it('gives back what waits when it is stopped, and takes no more', async () => {
  const { queue, turns } = queueOf(0);
  queue.push(1);
  expect(queue.stop()).toEqual([1]);
  queue.push(2);
  await setImmediate();
  expect(turns).toEqual([]);
});

it('flushed from within a turn, it waits for that turn, and then takes what came meanwhile', async () => {
  const seen: string[] = [];
  const ends: (() => void)[] = [];
  const queue: TurnQueue<number> = new TurnQueue<number>(forever, (entries) => {
    seen.push(`begins ${entries.join()}`);
    if (entries[0] === 1) void queue.flush().then(() => seen.push('flushed'));
    return new Promise<void>((resolve) => {
      ends.push(() => {
        seen.push(`ends ${entries.join()}`);
        resolve();
      });
    });
  });
  queue.push(1);
  await setImmediate();
  queue.push(2);
  await setImmediate();
  expect(seen).toEqual(['begins 1']);
  ends[0]?.();
  await setImmediate();
  ends[1]?.();
  await setImmediate();
  expect(seen).toEqual(['begins 1', 'ends 1', 'begins 2', 'ends 2', 'flushed']);
});
