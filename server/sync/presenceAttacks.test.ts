import { afterAll, describe, expect, it } from 'vitest';
import * as awarenessProtocol from 'y-protocols/awareness';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { seededRandom } from '#base/seededRandom.ts';
import { craft } from '#server/testing/attacks/craft.ts';
import { guest, settled, sit, startInProcess, type Seat } from '#server/testing/inProcess.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { limits } from './limits.ts';
import { writePresence } from './messages.ts';
import type { Room } from './Room.ts';

const demanded = 1_000;
const figures = { tries: 0, tookEffect: 0 };

afterAll(() => {
  noteProof({ id: 'S3', figures });
  expect(figures.tries).toBeGreaterThanOrEqual(demanded);
  expect(figures.tookEffect).toBe(0);
});

const victim = 4_000_000_001;
const queryPresence = Uint8Array.of(3);

function entry(id: number, clock: number, state: unknown): Uint8Array {
  return writePresence(craft(1, id, clock, JSON.stringify(state)));
}

/** What y-protocols makes of what a seat heard: people by client id, as a stock client shows them. */
function shownTo(seat: Seat): Map<number, Record<string, unknown>> {
  const awareness = new awarenessProtocol.Awareness(new Y.Doc());
  for (const frame of seat.heard) if (frame[0] === 1) apply(awareness, frame);
  const states = awareness.getStates() as Map<number, Record<string, unknown>>;
  states.delete(awareness.clientID);
  awareness.destroy();
  return states;
}

function apply(awareness: awarenessProtocol.Awareness, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'heard');
}

/** Somebody who comes now and asks who is here. */
async function lookAround(room: Room): Promise<Map<number, Record<string, unknown>>> {
  const seat = sit(room, guest('newcomer', 'viewer'));
  seat.say(queryPresence);
  await settled(room);
  seat.leave();
  return shownTo(seat);
}

/** Entries under the victim's id: other words, other clocks, a departure, alone or among others. */
function forgedEntry(random: ReturnType<typeof seededRandom>): Uint8Array {
  const clock = random.pick([1, 2, 3, 50, 1_000, 2 ** 31, 0xffffffff, 2 ** 40]);
  const state = random.pick([null, {}, { person: { id: 'ann', name: 'Ann' } }, { cursor: { x: 1, y: 1 } }]);
  const one = craft(victim, clock, JSON.stringify(state));
  const own = craft(random.between(1, 1_000_000), 1, '{}');
  return random.chance(0.5) ? writePresence(craft(1, one)) : writePresence(craft(2, own, one));
}

describe('presence under attack', () => {
  it('nobody speaks, leaves or goes silent in somebody else’s name', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sit(room, guest('ann'));
    ann.say(entry(victim, 1, { cursor: { x: 7, y: 7 } }));
    const random = seededRandom(proofSeed);
    const tries = triesOf('S3', demanded);
    for (let n = 0; n < tries; n++) {
      const mallory = sit(room, guest(`mallory ${n % 40}`));
      mallory.say(forgedEntry(random));
      mallory.leave();
      figures.tries += 1;
      if (n % 100 === 99) {
        const seen = (await lookAround(room)).get(victim);
        if (JSON.stringify(seen?.['cursor']) !== '{"x":7,"y":7}') figures.tookEffect += 1;
      }
    }
    ann.say(entry(victim, 2, { cursor: { x: 8, y: 8 } }));
    expect((await lookAround(room)).get(victim)?.['cursor']).toEqual({ x: 8, y: 8 });
    expect(ann.refusal()).toBeNull();
  });

  it('does harm where entries are passed on as they come, as a stock server does', () => {
    const awareness = new awarenessProtocol.Awareness(new Y.Doc());
    apply(awareness, entry(victim, 1, { cursor: { x: 7, y: 7 } }));
    apply(awareness, entry(victim, 1_000, null));
    expect(awareness.getStates().has(victim)).toBe(false);
    awareness.destroy();
  });

  it('a departed person’s id waits for them: nobody else takes it, nor lifts its clock out of reach', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sit(room, guest('ann'));
    ann.say(entry(victim, 5, {}));
    ann.leave();
    const mallory = sit(room, guest('mallory'));
    mallory.say(entry(victim, 0xffffffff, { cursor: { x: 1, y: 1 } }));
    mallory.say(entry(victim, 6, { cursor: { x: 1, y: 1 } }));
    expect((await lookAround(room)).has(victim)).toBe(false);
    const again = sit(room, guest('ann'));
    again.say(entry(victim, 0xffffffff, {}));
    again.say(entry(victim, 5 + limits.presenceClockBurst * 1_000, {}));
    expect((await lookAround(room)).has(victim)).toBe(false);
    again.say(entry(victim, 6, { cursor: { x: 2, y: 2 } }));
    expect((await lookAround(room)).get(victim)?.['cursor']).toEqual({ x: 2, y: 2 });
  });

  it('one who names 50,000 ids is shown once, and whose old line still hangs is shown by the new one', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const mallory = sit(room, guest('mallory'));
    for (let n = 0; n < 50_000; n++) mallory.say(entry(1_000 + n, 1, {}));
    expect([...(await lookAround(room)).keys()]).toEqual([1_000]);
    const ann = sit(room, guest('ann'));
    ann.say(entry(victim, 5, { cursor: { x: 1, y: 1 } }));
    const returned = sit(room, guest('ann'));
    returned.say(entry(victim, 6, { cursor: { x: 2, y: 2 } }));
    expect((await lookAround(room)).get(victim)?.['cursor']).toEqual({ x: 2, y: 2 });
    ann.leave();
    expect((await lookAround(room)).has(victim)).toBe(true);
  });

  it('says of a guest who the server says they are, whatever they say of themselves', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const mallory = sit(room, guest('mallory', 'viewer'));
    const claimed = { id: 'ann', name: 'Ann', hue: 3, role: 'admin' };
    mallory.say(entry(9, 1, { person: claimed, user: { name: 'Ann' }, name: 'Ann', selection: ['s1'] }));
    const shown = (await lookAround(room)).get(9);
    expect(shown?.['person']).toMatchObject({ id: 'mallory', name: 'Name of mallory', role: 'viewer' });
    expect(shown?.['selection']).toEqual(['s1']);
    expect(JSON.stringify(shown)).not.toContain('Ann');
    const selection = Array.from({ length: 51 }, (_, n) => `s${n}`);
    mallory.say(entry(9, 2, { selection }));
    mallory.say(entry(9, 3, { cursor: { x: 'far', y: 1 } }));
    expect((await lookAround(room)).get(9)?.['selection']).toEqual(['s1']);
  });
});
