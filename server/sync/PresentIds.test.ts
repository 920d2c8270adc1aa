import { expect, test } from 'vitest';
import { closeCodes } from '#document/closeCodes.ts';
import type { MapKeeper, PeopleByClient } from '#server/storage/MapKeeper.ts';
import { craft, raw } from '#server/testing/attacks/craft.ts';
import { guest, settled, sitSynced, startInProcess } from '#server/testing/inProcess.ts';
import { writePresence, writeUpdate } from './messages.ts';

const restart = { code: closeCodes.restart, reason: 'The map was idle.' };

/** Counts how often ids are stored without an edit; as long as `isFailing`, they cannot be. */
function counting() {
  const stored: PeopleByClient[] = [];
  const state = { isFailing: false, tries: 0 };
  const wrap = (keeper: MapKeeper): MapKeeper => ({
    ...keeper,
    bind: async (id, people) => {
      state.tries += 1;
      if (state.isFailing) throw new Error('The disk fails.');
      await keeper.bind(id, people);
      stored.push(people);
    },
  });
  return { stored, state, wrap };
}

test('who was present under an id and went offline is not forgotten with the room, though nobody edited', async () => {
  const { stored, wrap } = counting();
  const { openMap, rooms } = await startInProcess(wrap);
  const first = await openMap();
  const seats = Array.from({ length: 20 }, (_, n) => sitSynced(first, guest(`ann ${n}`)));
  for (const clock of [1, 2, 3]) {
    seats.forEach((seat, n) => seat.say(writePresence(craft(1, 70 + n, clock, '{}'))));
  }
  await settled(first);
  expect(stored).toEqual([]);
  for (const seat of seats) seat.leave();
  await rooms.closeMap(first.mapId, restart);
  expect(stored.map((people) => people.size)).toEqual([20]);
  const room = (await rooms.open(first.mapId))!;
  const mallory = sitSynced(room, guest('mallory'));
  mallory.say(writeUpdate(craft(1, 1, 70, 0, raw(0), 1_000, 0)));
  await settled(room);
  expect(mallory.refusal()?.reason).toContain('somebody else');
  const ann = sitSynced(room, guest('ann 0'));
  ann.say(writeUpdate(craft(1, 1, 70, 0, raw(0), 1, 0)));
  await settled(room);
  expect(ann.refusal()).toBeNull();
});

test('it is stored a while after the first, also while people stay, and again later where the disk failed', async () => {
  const { stored, state, wrap } = counting();
  const { openMap, keeper } = await startInProcess(wrap, { presentIdsMs: 1 });
  const room = await openMap();
  state.isFailing = true;
  const ann = sitSynced(room, guest('ann'));
  ann.say(writePresence(craft(1, 7, 1, '{}')));
  await expect.poll(() => state.tries).toBeGreaterThan(1);
  expect(ann.refusal()).toBeNull();
  state.isFailing = false;
  await expect.poll(() => stored.length).toBe(1);
  expect([...(await keeper.peopleByClient(room.mapId))]).toEqual([[7, 'ann']]);
});
