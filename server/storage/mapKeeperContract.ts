import { describe, expect, it } from 'vitest';
import type { MapEntry, MapKeeper } from './MapKeeper.ts';

/** A place for one keeper: opens it, again after `close` or a crash with the same content. */
export type KeeperGround = { readonly open: () => Promise<MapKeeper> };

const at = '2026-01-02T03:04:05.000Z';
const later = '2026-01-02T03:04:06.000Z';

function entryOf(id: string, updatedAt = at): MapEntry {
  return { id, epoch: 1, title: `Map ${id}`, createdAt: at, updatedAt };
}

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

/** What every keeper of maps promises. The numbers stay; new promises come at the end. */
export function describeMapKeeper(name: string, makeGround: () => KeeperGround): void {
  describe(`the contract of map keepers: ${name}`, () => {
    it('1 gives back a map that was made, also after it was closed and opened again', async () => {
      const ground = makeGround();
      const keeper = await ground.open();
      await keeper.create(entryOf('a'), bytes(1, 2));
      await keeper.close();
      const again = await ground.open();
      expect(await again.find('a')).toEqual(entryOf('a'));
      expect(await again.load('a')).toEqual({ snapshot: bytes(1, 2), updates: [], through: 0 });
      await again.close();
    });

    it('2 knows nothing of a map that was never made', async () => {
      const keeper = await makeGround().open();
      expect(await keeper.find('a')).toBeNull();
      expect(await keeper.load('a')).toBeNull();
      expect(await keeper.remove('a')).toBe(false);
      await expect(keeper.append('a', [bytes(1)], { title: '', at })).rejects.toThrow('no map a');
      await expect(keeper.compact('a', bytes(1), { through: 0, updates: 0 })).rejects.toThrow();
      await keeper.close();
    });

    it('3 refuses a second map with the same id and keeps the first', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(1));
      await expect(keeper.create({ ...entryOf('a'), title: 'Other' }, bytes(2))).rejects.toThrow();
      expect((await keeper.find('a'))?.title).toBe('Map a');
      expect((await keeper.load('a'))?.snapshot).toEqual(bytes(1));
      await keeper.close();
    });

    it('4 gives updates back in the order they came, of each map its own', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.create(entryOf('b'), bytes(0));
      await keeper.append('a', [bytes(1), bytes(2)], { title: 'A', at });
      await keeper.append('b', [bytes(9)], { title: 'B', at });
      const last = await keeper.append('a', [bytes(3)], { title: 'A', at });
      const stored = await keeper.load('a');
      expect(stored).toEqual({ snapshot: bytes(0), updates: [bytes(1), bytes(2), bytes(3)], through: last });
      expect((await keeper.load('b'))?.updates).toEqual([bytes(9)]);
      await keeper.close();
    });

    it('5 lists maps with the last changed first, and takes title and time from the commit', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.create(entryOf('b'), bytes(0));
      await keeper.append('b', [bytes(1)], { title: 'Renamed', at: later });
      expect(await keeper.list()).toEqual([{ ...entryOf('b', later), title: 'Renamed' }, entryOf('a')]);
      await keeper.close();
    });

    it('6 folds the log into a snapshot and keeps what came after', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      const folded = await keeper.append('a', [bytes(1), bytes(2)], { title: 'A', at });
      const last = await keeper.append('a', [bytes(3)], { title: 'A', at });
      await keeper.compact('a', bytes(7), { through: folded, updates: 2 });
      expect(await keeper.load('a')).toEqual({ snapshot: bytes(7), updates: [bytes(3)], through: last });
      await keeper.close();
    });

    it('7 refuses to put an older snapshot over a later one', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      const early = await keeper.append('a', [bytes(1)], { title: 'A', at });
      const last = await keeper.append('a', [bytes(2)], { title: 'A', at });
      await keeper.compact('a', bytes(7), { through: last, updates: 2 });
      await expect(keeper.compact('a', bytes(6), { through: early, updates: 1 })).rejects.toThrow();
      expect(await keeper.load('a')).toEqual({ snapshot: bytes(7), updates: [], through: last });
      await keeper.close();
    });

    it('8 removes a map with its document, and no other', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.create(entryOf('b'), bytes(5));
      await keeper.append('a', [bytes(1)], { title: 'A', at });
      expect(await keeper.remove('a')).toBe(true);
      expect(await keeper.load('a')).toBeNull();
      await expect(keeper.append('a', [bytes(2)], { title: 'A', at })).rejects.toThrow();
      expect((await keeper.load('b'))?.snapshot).toEqual(bytes(5));
      await keeper.close();
    });

    it('9 tells that it can be written, and changes nothing by that', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(1));
      await keeper.probe();
      await keeper.probe();
      expect(await keeper.list()).toEqual([entryOf('a')]);
      await keeper.close();
    });

    it('10 keeps a big update whole', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      const big = new Uint8Array(3_000_000).fill(7);
      await keeper.append('a', [big], { title: 'A', at });
      expect((await keeper.load('a'))?.updates[0]?.byteLength).toBe(3_000_000);
      await keeper.close();
    });

    it('11 refuses to fold updates that the snapshot’s maker never saw, and keeps them', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.append('a', [bytes(1)], { title: 'A', at });
      const last = await keeper.append('a', [bytes(2)], { title: 'A', at });
      await expect(keeper.compact('a', bytes(7), { through: last, updates: 1 })).rejects.toThrow();
      const updates = [bytes(1), bytes(2)];
      expect(await keeper.load('a')).toEqual({ snapshot: bytes(0), updates, through: last });
      await keeper.close();
    });

    it('13 keeps whose edits are whose, whoever claims an id later, of each map its own', async () => {
      const ground = makeGround();
      const keeper = await ground.open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.create(entryOf('b'), bytes(0));
      const largest = 0xffff_ffff;
      const append = (id: string, people: [number, string][]) =>
        keeper.append(id, [bytes(1)], { title: id, at, people: new Map(people) });
      await append('a', [
        [7, 'ann'],
        [largest, 'bob'],
      ]);
      await append('a', [[7, 'bob']]);
      const last = await append('b', [[7, 'cleo']]);
      await keeper.compact('b', bytes(2), { through: last, updates: 1 });
      await keeper.close();
      const again = await ground.open();
      expect([...(await again.peopleByClient('a'))]).toEqual([
        [7, 'ann'],
        [largest, 'bob'],
      ]);
      expect([...(await again.peopleByClient('b'))]).toEqual([[7, 'cleo']]);
      expect((await again.peopleByClient('none')).size).toBe(0);
      await again.close();
    });

    it('14 keeps nobody’s name when the edits were not kept, and forgets all with the map', async () => {
      const keeper = await makeGround().open();
      const about = { title: 'A', at, people: new Map([[7, 'ann']]) };
      await expect(keeper.append('a', [bytes(1)], about)).rejects.toThrow();
      await keeper.create(entryOf('a'), bytes(0));
      expect((await keeper.peopleByClient('a')).size).toBe(0);
      await keeper.append('a', [bytes(1)], about);
      await keeper.remove('a');
      await keeper.create(entryOf('a'), bytes(0));
      expect((await keeper.peopleByClient('a')).size).toBe(0);
      await keeper.close();
    });

    it('15 leaves nothing of a commit that failed half-way, and takes the next one', async () => {
      const keeper = await makeGround().open();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.append('a', [bytes(1)], { title: 'A', at });
      const before = await keeper.load('a');
      const broken = [bytes(2), null as unknown as Uint8Array];
      await expect(keeper.append('a', broken, { title: 'Never', at: later })).rejects.toThrow();
      expect(await keeper.load('a')).toEqual(before);
      expect(await keeper.find('a')).toEqual({ ...entryOf('a'), title: 'A' });
      await keeper.append('a', [bytes(3)], { title: 'A', at });
      expect((await keeper.load('a'))?.updates).toEqual([bytes(1), bytes(3)]);
      await keeper.close();
    });

    it('16 goes on counting where it was, and says when it was last changed, after all was folded', async () => {
      const ground = makeGround();
      const keeper = await ground.open();
      await keeper.create(entryOf('a'), bytes(0));
      const folded = await keeper.append('a', [bytes(1), bytes(2)], { title: 'Map a', at: later });
      expect(await keeper.find('a')).toEqual(entryOf('a', later));
      await keeper.compact('a', bytes(7), { through: folded, updates: 2 });
      await keeper.close();
      const again = await ground.open();
      expect(await again.find('a')).toEqual(entryOf('a', later));
      expect(await again.append('a', [bytes(3)], { title: 'Map a', at: later })).toBeGreaterThan(folded);
      expect((await again.load('a'))?.updates).toEqual([bytes(3)]);
      await again.close();
    });

    it('17 keeps whose ids are without an edit: nothing else of the map changes, and who came first stays', async () => {
      const ground = makeGround();
      const keeper = await ground.open();
      await expect(keeper.bind('a', new Map([[7, 'ann']]))).rejects.toThrow();
      await keeper.create(entryOf('a'), bytes(0));
      await keeper.bind('a', new Map([[7, 'ann']]));
      await keeper.bind(
        'a',
        new Map([
          [7, 'bob'],
          [8, 'bob'],
        ]),
      );
      await keeper.close();
      const again = await ground.open();
      expect([...(await again.peopleByClient('a'))]).toEqual([
        [7, 'ann'],
        [8, 'bob'],
      ]);
      expect(await again.find('a')).toEqual(entryOf('a'));
      expect((await again.load('a'))?.updates).toEqual([]);
      await again.close();
    });

    it('18 starts a map over: another document, another epoch, nobody’s ids; or leaves all as it is', async () => {
      const ground = makeGround();
      const keeper = await ground.open();
      const about = { title: 'Map a', at, people: new Map([[7, 'ann']]) };
      await keeper.create(entryOf('a'), bytes(0));
      const last = await keeper.append('a', [bytes(1), bytes(2)], about);
      const anew = (updates: number) => ({ epoch: 9, fold: { through: last, updates } });
      await expect(keeper.startOver('a', bytes(7), anew(1))).rejects.toThrow('other updates');
      await expect(keeper.startOver('none', bytes(7), anew(2))).rejects.toThrow('not there');
      expect(await keeper.find('a')).toEqual(entryOf('a'));
      expect(await keeper.load('a')).toMatchObject({ snapshot: bytes(0), updates: [bytes(1), bytes(2)] });
      expect((await keeper.peopleByClient('a')).size).toBe(1);
      await keeper.startOver('a', bytes(7), anew(2));
      await keeper.close();
      const again = await ground.open();
      expect(await again.find('a')).toEqual({ ...entryOf('a'), epoch: 9 });
      expect(await again.load('a')).toEqual({ snapshot: bytes(7), updates: [], through: last });
      expect((await again.peopleByClient('a')).size).toBe(0);
      expect(await again.append('a', [bytes(3)], { title: 'Map a', at })).toBeGreaterThan(last);
      await again.close();
    });
  });
}
