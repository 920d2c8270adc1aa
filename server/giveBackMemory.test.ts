import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { giveBackMemory } from './giveBackMemory.ts';

function makeRefs(held: unknown[]): { kept: WeakRef<object>; let: WeakRef<object> } {
  const kept = { rows: Array.from({ length: 1_000 }, String) };
  held.push(kept);
  return { kept: new WeakRef(kept), let: new WeakRef({ rows: Array.from({ length: 1_000 }, String) }) };
}

it('takes out of memory what nobody holds any more, and nothing else', async () => {
  const held: unknown[] = [];
  const refs = makeRefs(held);
  // A weak reference holds until the turn in which it was made ends.
  await setImmediate();
  giveBackMemory();
  expect(refs.let.deref()).toBeUndefined();
  expect(refs.kept.deref()).toBe(held[0]);
});
