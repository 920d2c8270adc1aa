import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import {
  bytesOf,
  guest,
  settled,
  sit,
  sitSynced,
  startInProcess,
  type Seat,
} from '#server/testing/inProcess.ts';
import { craft, raw, type Part } from '#server/testing/attacks/craft.ts';
import { createLog } from '#server/log.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { startTestServer } from '#server/testing/startTestServer.ts';
import { limits } from './limits.ts';
import { writeStepTwo, writeUpdate } from './messages.ts';
import { QueuedBytes } from './QueuedBytes.ts';
import { seatProblem } from './seatProblem.ts';

const backlogOrigin = 'the backlog, which goes as step 2';

/** A person's document: what they write goes to the server in one update an act. */
function writer(seat: Seat): Y.Doc {
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== backlogOrigin) seat.say(writeUpdate(update));
  });
  return doc;
}

/** Notes without text: small, and as many as one likes in one act. */
function addNotes(doc: Y.Doc, count: number, from = 0): void {
  doc.transact(() => {
    for (let n = from; n < from + count; n++) doc.getMap('notes').set(`n${n}`, new Y.Map());
  });
}

describe('a full map', () => {
  it('takes 5,000 nodes and not one more; deletions make room, and an undo of them counts', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sitSynced(room, guest('ann'));
    const doc = writer(ann);
    const undo = new Y.UndoManager(doc.getMap('notes'), { captureTimeout: 0 });
    addNotes(doc, limits.mapNodes);
    await settled(room);
    doc.getMap('notes').delete('n1');
    await settled(room);
    addNotes(doc, 1, limits.mapNodes);
    await settled(room);
    expect(ann.refusal()).toBeNull();
    doc.getMap('personas').set('p', new Y.Map());
    await settled(room);
    expect(ann.refusal()).toBeNull();
    const before = await bytesOf(room);
    undo.undo();
    undo.undo();
    // The first undo took the added note away, the second brings the deleted one back: full, but not too full.
    await settled(room);
    expect(ann.refusal()).toBeNull();
    expect(await room.run((server) => server.getMap('notes').size)).toBe(limits.mapNodes);
    expect(await bytesOf(room)).not.toEqual(before);
    addNotes(doc, 1, limits.mapNodes + 1);
    await settled(room);
    expect(ann.refusal()?.code).toBe(closeCodes.mapFull);
    expect(await room.run((server) => server.getMap('notes').size)).toBe(limits.mapNodes);
  });

  it('takes 10 MB and no more, but always a deletion, which makes room again', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sit(room, guest('ann'));
    const doc = writer(ann);
    const personas = doc.getMap<string>('personas');
    const slice = 'x'.repeat(limits.frameBytes - 1_000);
    const fits = Math.floor(limits.mapBytes / slice.length);
    const backlog = new Y.Doc();
    for (let n = 1; n < fits; n++) backlog.getMap('personas').set(`p${n}`, slice);
    ann.say(writeStepTwo(Y.encodeStateAsUpdate(backlog)));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(backlog), backlogOrigin);
    personas.set('p0', slice);
    await settled(room);
    expect(ann.refusal()).toBeNull();
    const bob = sitSynced(room, guest('bob'));
    const full = await bytesOf(room);
    const other = writer(bob);
    other.getMap('personas').set('too-much', slice);
    await settled(room);
    expect(bob.refusal()).toMatchObject({
      code: closeCodes.mapFull,
      reason: expect.stringContaining('10 MB'),
    });
    expect(Buffer.from(await bytesOf(room)).equals(full)).toBe(true);
    personas.delete('p0');
    personas.delete('p1');
    await settled(room);
    expect(ann.refusal()).toBeNull();
    expect((await bytesOf(room)).byteLength).toBeLessThan(full.byteLength - slice.length);
  });

  it('that is full of what no reader shows, past the byte check, is empty again once it is restored', async () => {
    const { openMap, rooms } = await startInProcess();
    const room = await openMap();
    const mallory = sitSynced(room, guest('mallory'));
    const junk = [1, raw(119), 'x'.repeat(200_000)] as const;
    const letters = 'y'.repeat(200_000);
    const structs: readonly (readonly [kind: number, length: number, ...rest: Part[]])[] = [
      [0x27, 1, 1, 'touchpoints', 't', 1],
      [0x28, 1, 0, 7, 0, 'name', 1, raw(119), 'Call'],
      [0x27, 1, 0, 7, 0, 'description', 2],
      [0x04, 1, 0, 7, 2, 'W'],
      // A touchpoint promises nothing; a text has no fields; a record no letters; letters no values beside them.
      [0x28, 1, 0, 7, 0, 'promise', ...junk],
      [0x28, 1, 0, 7, 2, 'name', ...junk],
      [0x04, letters.length, 0, 7, 0, letters],
      [0x88, 1, 7, 3, ...junk],
      // Of two values the last is read.
      [0x28, 2, 0, 7, 0, 'channel', 2, raw(119), letters, raw(119), 'web'],
      [
        0x28,
        1,
        0,
        7,
        0,
        'position',
        1,
        raw(118),
        3,
        'x',
        raw(125, 1),
        'y',
        raw(125, 2),
        'junk',
        raw(119),
        letters,
      ],
    ];
    let clock = 0;
    for (const [kind, length, ...rest] of structs) {
      mallory.say(writeUpdate(craft(1, 1, 7, clock, raw(kind), ...rest, 0)));
      clock += length;
    }
    await settled(room);
    expect(mallory.refusal()).toBeNull();
    const map = await rooms.getMap(room.mapId);
    expect(map?.touchpoints.get('t')).toMatchObject({ name: 'Call', description: 'W', channel: 'web' });
    expect((await bytesOf(room)).byteLength).toBeGreaterThan(6 * letters.length);
    const olga = { personId: 'olga', name: 'Olga' };
    await rooms.restoreMap(room.mapId, [], olga);
    expect(await rooms.getMap(room.mapId)).toEqual(map);
    expect((await bytesOf(room)).byteLength).toBeLessThan(1_000);
  });

  it('is not full because one long text was written anew a hundred times', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sitSynced(room, guest('ann'));
    const personas = writer(ann).getMap<string>('personas');
    for (let time = 0; time < 120; time += 1) {
      personas.set('p', `${time}`.padEnd(200_000, 'x'));
      await settled(room);
    }
    expect(ann.refusal()).toBeNull();
    expect((await bytesOf(room)).byteLength).toBeLessThan(300_000);
  });
});

describe('what waits to be applied', () => {
  it('is bounded for one, for a room and for all: more is refused, and room is made when it was applied', () => {
    const all = new QueuedBytes(100);
    const [one, two] = [new QueuedBytes(80, all), new QueuedBytes(80, all)];
    expect([one.add(80), one.add(1), two.add(21), two.add(20), two.add(1)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
    one.release(80);
    expect([two.add(60), one.add(20), one.add(1)]).toEqual([true, true, false]);
  });

  it('beyond the limit of a connection closes it, loses nothing that was acked, and leaves the others alone', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    const ann = sitSynced(room, guest('ann'));
    const bob = sitSynced(room, guest('bob'));
    const doc = writer(ann);
    const part = 'x'.repeat(limits.frameBytes - 1_000);
    const tooMany = Math.ceil(limits.queuedBytesOfConnection / part.length) + 1;
    for (let n = 0; n < tooMany; n++) doc.getMap('personas').set('same-key', part);
    expect(ann.refusal()?.code).toBe(closeCodes.tooMany);
    await settled(room);
    expect(bob.refusal()).toBeNull();
    expect(await room.run((server) => server.getMap('personas').size)).toBe(1);
    const again = sitSynced(room, guest('ann'));
    again.say(writeUpdate(Y.encodeStateAsUpdate(new Y.Doc())));
    await settled(room);
    expect(again.refusal()).toBeNull();
  });
});

describe('a crowded map', () => {
  it('takes 200 editors and then only readers, and one person’s tabs do not take everybody’s seats', async () => {
    const { openMap } = await startInProcess();
    const room = await openMap();
    for (let n = 0; n < limits.editors; n++) sit(room, guest(`editor ${n}`));
    expect(seatProblem(room, 0, guest('one more'))?.code).toBe(closeCodes.tooMany);
    expect(seatProblem(room, 0, guest('editor 7'))).toBeNull();
    const who = { personId: 'olga', name: 'Olga', role: 'admin', sessionId: 's' } as const;
    expect(seatProblem(room, 0, { kind: 'account', ...who })).toBeNull();
    expect(seatProblem(room, 0, guest('one more', 'viewer'))).toBeNull();
    for (let n = 0; n < limits.connectionsOfPerson; n++) sit(room, guest('reader', 'viewer'));
    expect(seatProblem(room, 0, guest('reader', 'viewer'))?.reason).toContain('tabs');
    expect(seatProblem(room, limits.connections, guest('anybody', 'viewer'))?.code).toBe(closeCodes.tooMany);
  });
});

describe('records that fit no schema', () => {
  it('are counted by what they are and shown to the admin, never with what is in them', async () => {
    const lines: string[] = [];
    const log = createLog('warn', { write: (line) => void lines.push(line) });
    const server = await startTestServer({ log });
    const { id, room } = await server.makeMap();
    const client = joinStock(server.url, room);
    await synced(client);
    client.doc.transact(() => {
      client.doc.getMap('notes').set('bad', new Y.Map([['text', 'secret words']]));
      client.doc.getMap('notes').set('worse', 'secret words');
      client.doc.getMap('personas').set('good', new Y.Map([['name', 'Ann']]));
    });
    const setAside = async () =>
      ((await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as { setAside: number }).setAside;
    await expect.poll(setAside).toBe(2);
    const metrics = async () => (await server.call('GET', '/metrics')).text();
    await expect.poll(metrics).toContain('throughline_records_set_aside_total{noun="notes"} 2');
    expect(lines.filter((line) => line.includes('recordsSetAside')).length).toBe(1);
    expect(lines.join('')).not.toContain('secret');
  });
});
