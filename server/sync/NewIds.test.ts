import { expect, test } from 'vitest';
import type { Principal } from '#server/access/Principal.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { craft, raw } from '#server/testing/attacks/craft.ts';
import { guest, settled, sitSynced, startInProcess } from '#server/testing/inProcess.ts';
import { limits } from './limits.ts';
import { writeUpdate } from './messages.ts';
import { NewIds } from './NewIds.ts';

const day = 24 * 3_600_000;

/** How many of so many persons get all the ids that they bring, one after another. */
function bring(newIds: NewIds, persons: readonly Principal[], count: number, now = 0): number {
  return persons.filter((person) => newIds.take(person, count, now)).length;
}

function guests(count: number, linkId: string): Principal[] {
  return Array.from({ length: count }, (_, n) => ({ ...guest(`${linkId} ${n}`), linkId }) as Principal);
}

test('thirty people behind one link reload twenty times each, and so does a hall of a hundred', () => {
  const newIds = new NewIds();
  expect(bring(newIds, guests(30, 'workshop'), 20)).toBe(30);
  expect(bring(new NewIds(), guests(100, 'hall'), 20)).toBe(100);
});

test('nobody brings ids by the thousand, also not as many persons behind one link or some', () => {
  const newIds = new NewIds();
  expect(bring(newIds, guests(1, 'one'), limits.newIds.ids + 1)).toBe(0);
  expect(bring(newIds, guests(44, 'one'), 1_000)).toBe(2);
  expect(
    bring(
      newIds,
      ['two', 'three', 'four'].flatMap((link) => guests(4, link)),
      1_000,
    ),
  ).toBe(2);
  // Whom an admin let in by name is not shut out by them, and they are not for ever.
  const olga: Principal = { kind: 'account', personId: 'olga', name: 'Olga', role: 'editor', sessionId: 's' };
  expect(newIds.take(olga, 1, 0)).toBe(true);
  expect(newIds.isRested(1_000)).toBe(false);
  expect(bring(newIds, guests(44, 'one'), 1_000, day)).toBe(2);
  expect(newIds.isRested(3 * day)).toBe(true);
});

/** An update of as many new ids as one may have. */
function writeIds(from: number): Uint8Array {
  const ids = Array.from({ length: limits.clients }, (_, n) => craft(1, from + n, 0, raw(0), 1));
  return writeUpdate(craft(limits.clients, Buffer.concat(ids), 0));
}

test('who brings too many may try again later, and does not begin anew when nobody was there for a while', async () => {
  const { openMap, rooms } = await startInProcess();
  const first = await openMap();
  let room = first;
  const refusals = [];
  for (let n = 0; n < 10; n += 1) {
    const mallory = sitSynced(room, guest(`mallory ${n % 3}`));
    mallory.say(writeIds(1_000 * (n + 1)));
    await settled(room);
    refusals.push(mallory.refusal()?.code ?? null);
    mallory.leave();
    await rooms.closeMap(first.mapId, { code: closeCodes.restart, reason: 'The map was idle.' });
    room = (await rooms.open(first.mapId))!;
  }
  const taken = Math.floor(limits.newIdsOfLink.ids / limits.clients);
  expect(refusals).toEqual(refusals.map((_, n) => (n < taken ? null : closeCodes.tooMany)));
  expect(refusals.length).toBeGreaterThan(taken);
});
