import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { contentHash } from '#document/contentHash.ts';
import type { Change } from '#domain/edits/change.ts';
import { createMap } from '#server/createMap.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { settled, startInProcess, type Ground } from '#server/testing/inProcess.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { Replica } from '#server/testing/Replica.ts';
import type { Room } from './Room.ts';

const runs = triesOf('R5', 2_000);
const atOnce = 25;
const steps = 16;
const patienceMs = 3_600_000;
const figures = { runs: 0, crashes: 0, edits: 0, disagreed: 0 };

afterAll(() => {
  noteProof({ id: 'R5', figures });
  expect(figures.runs).toBeGreaterThanOrEqual(runs);
  expect(figures.crashes).toBeGreaterThan(runs / 10);
  expect(figures.edits).toBeGreaterThan(runs * 5);
  expect(figures.disagreed).toBe(0);
});

/** A keeper whose next commit for a map fails when told so: the room loses its memory. */
function failingOnce(doomed: Set<string>): (keeper: MapKeeper) => MapKeeper {
  return (keeper) => ({
    ...keeper,
    append: async (id, updates, about) => {
      if (doomed.delete(id)) throw new Error('The disk failed, as it was told to.');
      return keeper.append(id, updates, about);
    },
  });
}

function changeOf(random: SeededRandom): Change[] {
  const id = `n${random.between(0, 5)}`;
  const kind = random.between(0, 5);
  if (kind === 0) return [{ op: 'setMeta', fields: { title: `Title ${random.between(0, 99)}` } }];
  if (kind === 1) return [{ op: 'remove', noun: 'notes', id }];
  if (kind === 2)
    return [{ op: 'set', noun: 'notes', id, fields: { text: `words ${random.between(0, 9)} 🧭` } }];
  if (kind === 3)
    return [{ op: 'set', noun: 'personas', id, fields: { name: `Name ${random.between(0, 9)}` } }];
  if (kind === 4) return [{ op: 'put', noun: 'personas', record: { id, name: 'Ann', description: '' } }];
  const position = { x: random.between(-99, 99), y: 0 };
  return [
    {
      op: 'put',
      noun: 'notes',
      record: {
        id,
        text: 'Waited',
        position,
        tone: 'sand',
        size: { width: 160, height: 120 },
        locked: false,
      },
    },
  ];
}

type Run = {
  readonly mapId: string;
  readonly replicas: readonly Replica[];
  readonly random: SeededRandom;
  readonly ground: Ground;
  readonly doomed: Set<string>;
};

async function roomOf({ ground, mapId }: Run): Promise<Room> {
  const room = await ground.rooms.open(mapId);
  if (room === null) throw new Error('The map is gone.');
  return room;
}

async function step(run: Run): Promise<void> {
  const { replicas, random, doomed } = run;
  const replica = random.pick(replicas);
  const kind = random.between(0, 11);
  if (kind === 0) replica.disconnect();
  else if (kind === 1 || !replica.isConnected) replica.connect(await roomOf(run));
  else if (kind === 2) replica.undo();
  else if (kind === 3 && random.chance(0.3)) {
    doomed.add(run.mapId);
    figures.crashes += 1;
  } else if (kind < 8) {
    replica.act(changeOf(random));
    figures.edits += 1;
  } else replica.deliverSome();
  if (random.chance(0.2)) await settled(await roomOf(run)).catch(() => {});
}

/** Everyone connects again and all arrives. */
async function gather(run: Run): Promise<Room> {
  run.doomed.delete(run.mapId);
  const room = await roomOf(run);
  for (const replica of run.replicas) replica.connect(room);
  for (let n = 0; n < 3; n++) {
    await settled(room);
    for (const replica of run.replicas) replica.deliverAll();
  }
  await settled(room);
  for (const replica of run.replicas) replica.deliverAll();
  return room;
}

async function play(ground: Ground, doomed: Set<string>, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const { id: mapId } = await createMap(ground.keeper, emptyMap(), new Date());
  const replicas = Array.from({ length: random.between(4, 5) }, (_, n) => new Replica(`person ${n}`, random));
  const run: Run = { mapId, replicas, random, ground, doomed };
  for (const replica of replicas) replica.connect(await roomOf(run));
  for (let n = 0; n < steps; n++) await step(run);
  const room = await gather(run);
  const hash = await room.run(contentHash);
  const agree = replicas.every(({ doc }) => contentHash(doc) === hash);
  // What is stored is what everybody sees.
  await ground.rooms.closeMap(mapId, { code: 1012, reason: '' });
  const stored = await (await roomOf(run)).run(contentHash);
  if (!agree || stored !== hash) {
    figures.disagreed += 1;
    console.log(`R5: the replicas of seed ${seed} disagree`);
  }
  for (const replica of replicas) replica.stop();
  await ground.rooms.closeMap(mapId, { code: 1012, reason: '' });
  await ground.keeper.remove(mapId);
  figures.runs += 1;
}

describe('replicas on one map, through the server’s own code', () => {
  it(
    'agree with each other and with what is stored, whatever the lines and the disk did',
    { timeout: patienceMs },
    async () => {
      const doomed = new Set<string>();
      const ground = await startInProcess(failingOnce(doomed));
      for (let first = 0; first < runs; first += atOnce) {
        const seeds = Array.from({ length: Math.min(atOnce, runs - first) }, (_, n) => proofSeed + first + n);
        await Promise.all(seeds.map((seed) => play(ground, doomed, seed)));
      }
    },
  );

  it('would be seen to disagree: one who missed a message and never comes back', async () => {
    const ground = await startInProcess();
    const room = await ground.openMap();
    const random = seededRandom(proofSeed);
    const [ann, bob] = [new Replica('ann', random), new Replica('bob', random)];
    for (const replica of [ann, bob]) replica.connect(room);
    for (let n = 0; n < 3; n++) {
      await settled(room);
      for (const replica of [ann, bob]) replica.deliverAll();
    }
    bob.disconnect();
    ann.act([{ op: 'setMeta', fields: { title: 'Bob never hears of it' } }]);
    ann.deliverAll();
    await settled(room);
    expect(contentHash(ann.doc)).toBe(await room.run(contentHash));
    expect(contentHash(bob.doc)).not.toBe(contentHash(ann.doc));
    for (const replica of [ann, bob]) replica.stop();
  });
});
