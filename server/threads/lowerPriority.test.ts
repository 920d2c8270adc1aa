import { once } from 'node:events';
import { getPriority, platform } from 'node:os';
import { expect, it } from 'vitest';
import { Worker } from 'node:worker_threads';

/** Starts a thread that gives way, and says what it then has and whether it could. */
async function startLowered(): Promise<{ readonly done: boolean; readonly own: number }> {
  const code = `
    const { parentPort } = await import('node:worker_threads');
    const { readlinkSync } = await import('node:fs');
    const { getPriority } = await import('node:os');
    const { lowerPriority } = await import(${JSON.stringify(new URL('./lowerPriority.ts', import.meta.url).href)});
    const done = lowerPriority();
    const own = done ? getPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1))) : 0;
    parentPort.postMessage({ done, own });
  `;
  const thread = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  const [said] = (await once(thread, 'message')) as [{ done: boolean; own: number }];
  await thread.terminate();
  return said;
}

it('takes the thread that asks back, and no other', async () => {
  const before = getPriority();
  expect(await startLowered()).toEqual(
    platform() === 'linux' ? { done: true, own: 10 } : { done: false, own: 0 },
  );
  expect(getPriority()).toBe(before);
});
