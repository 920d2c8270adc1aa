import { expect, test } from 'vitest';
import { draftName, dropDrafts } from './drafts.ts';

test('a draft is found by who wrote it, and by nobody else in the same browser', () => {
  expect(draftName('ann', 'map.on.pay')).not.toBe(draftName('bob', 'map.on.pay'));
  expect(draftName('ann', 'map.on.pay')).not.toBe(draftName('ann', 'map.on.track'));
});

test('who goes takes all their drafts along; those of others and everything else stay', () => {
  const storage = keeping({
    [draftName('ann', 'map.on.pay')]: 'half a thought',
    [draftName('ann', 'other.reply.1')]: 'another',
    [draftName('anna', 'map.on.pay')]: 'of somebody else',
    'throughline.seat': '{}',
  });
  dropDrafts(storage, 'ann');
  expect(Object.keys(storage)).toEqual([draftName('anna', 'map.on.pay'), 'throughline.seat']);
});

/** As a browser's storage: what it holds are its own keys. */
function keeping(held: Readonly<Record<string, string>>): Storage {
  const remove = (name: string) => Reflect.deleteProperty(storage, name);
  const storage: Storage = Object.create({}, { removeItem: { value: remove } });
  return Object.assign(storage, held);
}
