import * as encoding from 'lib0/encoding';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { guest, settled, sit, startInProcess } from '#server/testing/inProcess.ts';
import { isPresence, joinRaw } from '#server/testing/joinRaw.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { limits } from './limits.ts';
import { writePresence } from './messages.ts';

function presenceOf(...entries: [id: number, clock: number, state: unknown][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [id, clock, state] of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  }
  return writePresence(encoding.toUint8Array(encoder));
}

describe('presence', () => {
  it('shows each to the others, and takes those away who leave', async () => {
    const server = await startTestServer();
    const { room } = await server.makeMap();
    const [one, two] = [joinStock(server.url, room), joinStock(server.url, room)];
    one.provider.awareness.setLocalState({ name: 'Ann' });
    await Promise.all([synced(one), synced(two)]);
    const states = two.provider.awareness.getStates();
    await changed(two.provider.awareness, () => states.get(one.doc.clientID)?.['name'] === 'Ann');
    one.provider.disconnect();
    await changed(two.provider.awareness, () => !states.has(one.doc.clientID));
    expect(states.has(two.doc.clientID)).toBe(true);
  });

  it('passes over entries for other ids, absurd clocks and states that are too big, without closing', async () => {
    const server = await startTestServer();
    const { room } = await server.makeMap();
    const victim = joinStock(server.url, room);
    victim.provider.awareness.setLocalState({ name: 'Victim' });
    const watcher = joinStock(server.url, room);
    await Promise.all([synced(victim), synced(watcher)]);
    const states = watcher.provider.awareness.getStates();
    await changed(watcher.provider.awareness, () => states.get(victim.doc.clientID)?.['name'] === 'Victim');

    const attacker = await joinRaw(server.url, room);
    attacker.sendBytes(presenceOf([victim.doc.clientID, 1_000, { name: 'Kicked' }]));
    attacker.sendBytes(presenceOf([victim.doc.clientID, 1_000, null]));
    attacker.sendBytes(presenceOf([77, 1, { name: 'Attacker' }]));
    attacker.sendBytes(presenceOf([78, 5, { name: 'Second face' }], [victim.doc.clientID, 2_000, null]));
    attacker.sendBytes(presenceOf([77, 2 ** 40, { name: 'Huge clock' }]));
    attacker.sendBytes(presenceOf([77, 2, { name: 'x'.repeat(limits.presenceBytes) }]));
    attacker.sendBytes(presenceOf([77, 1, { name: 'Old clock' }]));
    attacker.sendBytes(presenceOf([77, 9, { name: 'Attacker moved' }]));
    await changed(watcher.provider.awareness, () => states.get(77)?.['name'] === 'Attacker moved');
    expect(states.get(victim.doc.clientID)).toEqual({ name: 'Victim' });
    expect(states.has(78)).toBe(false);
    expect(attacker.socket.readyState).toBe(attacker.socket.OPEN);
    expect(victim.closes).toEqual([]);
  });

  it('merges what came since the last beat into one message', async () => {
    const server = await startTestServer({ times: { presenceMs: 200 } });
    const { room } = await server.makeMap();
    const watcher = await joinRaw(server.url, room);
    const mover = await joinRaw(server.url, room);
    for (let clock = 1; clock <= 50; clock++) mover.sendBytes(presenceOf([7, clock, { x: clock }]));
    await watcher.frame((frame) => isPresence(frame) && Buffer.from(frame).includes('{"x":50}'));
    expect(watcher.frames.filter(isPresence).length).toBeLessThan(10);
  });
});

describe('what somebody sees, told to be followed', () => {
  it('is passed on, a viewer’s too, but not with more filters than there is room for', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const [ann, bob] = [sit(room, guest('ann', 'viewer')), sit(room, guest('bob', 'viewer'))];
    const seen = { x: -10, y: 20, width: 800, height: 600 };
    ann.say(presenceOf([77, 1, { view: { ...seen, query: 'lens=burden' } }]));
    ann.say(presenceOf([77, 2, { view: { ...seen, query: 'x'.repeat(2_000) } }]));
    bob.say(presenceOf([78, 1, { view: { follows: 'ann' } }]));
    await settled(room);
    const toBob = Buffer.concat(bob.heard).toString();
    expect(toBob).toContain(JSON.stringify({ ...seen, query: 'lens=burden' }));
    expect(toBob).not.toContain('xxx');
    expect(Buffer.concat(ann.heard).toString()).toContain('"view":{"follows":"ann"}');
  });
});

describe('a crowd of one’s own entries', () => {
  it('costs one reading a frame, and none where their clocks are old', async () => {
    const { openMap } = await startInProcess();
    const seat = sit(await openMap(), guest('mallory', 'viewer'));
    const reading = vi.spyOn(JSON, 'parse');
    onTestFinished(() => reading.mockRestore());
    const frame = presenceOf(...Array.from({ length: 1_000 }, (): [number, number, unknown] => [77, 5, {}]));
    seat.say(frame);
    expect(reading).toHaveBeenCalledTimes(1);
    seat.say(frame);
    expect(reading).toHaveBeenCalledTimes(1);
    expect(seat.refusal()).toBeNull();
  });
});

function changed(
  awareness: { on(name: 'change', f: () => void): void; off(name: 'change', f: () => void): void },
  isTrue: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!isTrue()) return;
      awareness.off('change', look);
      resolve();
    };
    awareness.on('change', look);
    look();
  });
}
