import { readFileSync, readdirSync, statSync, truncateSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '#document/closeCodes.ts';
import { createLog } from '#server/log.ts';
import { AckingClient } from '#server/testing/AckingClient.ts';
import { joinRaw } from '#server/testing/joinRaw.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { noteProof, triesOf } from '#testing/proof.ts';
import { runData, startOperated, type OperatedServer } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { packBackup } from './packBackup.ts';

const people = triesOf('R16', 3);
/** A client comes back by itself, later and later. */

const tickets =
  'Id,Day,What,Said,Via,Who\nT1,2025-03-14,Late,It was late,web,c1\nT2,2025-03-15,Lost,Gone,web,c2\n';

async function importTickets({ url }: OperatedServer, id: string): Promise<void> {
  const settings = {
    timeZone: 'UTC',
    columns: { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What', text: 'Said', customerKey: 'Who' },
    dateOrder: { Day: 'YMD' },
  };
  const query = new URLSearchParams({ settings: JSON.stringify(settings), fileName: 'march.csv' });
  const answer = await fetch(`${url}/api/v1/maps/${id}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'text/csv' },
    body: tickets,
  });
  expect(answer.status).toBe(201);
}

async function personas(server: OperatedServer, id: string): Promise<readonly string[]> {
  const answer = (await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as {
    map: { personas: { id: string }[] };
  };
  return answer.map.personas.map((persona) => persona.id);
}

async function texts(server: OperatedServer, id: string): Promise<readonly string[]> {
  const answer = await server.call('GET', `/api/v1/maps/${id}/failures?limit=50`);
  const { rows } = (await answer.json()) as { rows: { text: string }[] };
  return rows.map(({ text }) => text).toSorted();
}

async function writeUntil(writer: AckingClient, made: { readonly isDone: boolean }): Promise<void> {
  while (!made.isDone) {
    writer.write(1);
    await writer.untilAcked(writer.written);
  }
}

describe('a backup under load, loaded under clients', () => {
  it('holds all that was saved before it; what it holds stays when old clients return', async () => {
    const server = await startOperated();
    const { id, room } = await server.makeMap();
    await importTickets(server, id);
    const writers = await Promise.all(
      Array.from({ length: people }, (_, n) => AckingClient.join(server.url, room, `person${n}`)),
    );
    for (const writer of writers) writer.write(100);
    await Promise.all(writers.map((writer) => writer.untilAcked(100)));
    const before = writers.flatMap((writer) => writer.acked);
    const file = join(server.dataDir, 'monday.tar');
    const made = { isDone: false };
    const work = Promise.all(writers.map((writer) => writeUntil(writer, made)));
    expect(await runData(server.dataDir, 'backup', file)).toMatchObject({ code: 0 });
    made.isDone = true;
    await work;
    // People went on working, and were told that it is saved, while the copies were made.
    const during = writers.flatMap((writer) => writer.acked).length - before.length;
    expect(before.length).toBe(100 * people);
    expect(during).toBeGreaterThan(0);

    const old = joinStock(server.url, room);
    await synced(old);
    old.doc.getMap('personas').set('after-the-backup', new Y.Map([['name', 'Too late']]));
    await expect.poll(() => personas(server, id)).toContain('after-the-backup');
    expect((await runData(server.dataDir, 'load', file)).text).toContain('Loaded: 1 map, 2 failures');

    // Who was here is told to come back, and there that the map has started over.
    for (const { client } of writers) expect((await client.closed).code).toBe(closeCodes.restart);
    const now = await server.roomOf(id);
    expect(now).not.toBe(room);
    const late = await joinRaw(server.url, room);
    expect(await late.closed).toEqual({ code: closeCodes.epoch, reason: now });
    const restored = await personas(server, id);
    expect(before.filter((persona) => !restored.includes(persona))).toEqual([]);
    await expect.poll(() => old.closes).toContain(closeCodes.epoch);
    expect(await personas(server, id)).toEqual(restored);
    expect(restored).not.toContain('after-the-backup');
    expect(await texts(server, id)).toEqual(['Gone', 'It was late']);

    // And work goes on.
    const again = await AckingClient.join(server.url, now, 'dan');
    again.write(3);
    await again.untilAcked(3);
    const reader = joinStock(server.url, now);
    await synced(reader);
    await until(reader.doc, () => reader.doc.getMap('personas').has('dan-2'));
    const kept = readdirSync(join(server.dataDir, 'backups'));
    expect(kept).toEqual([expect.stringMatching(/-before-load\.tar$/)]);
    await server.stop();

    // What the load replaced can be had back, with what was saved after the backup.
    const elsewhere = makeDataDir();
    const aside = join(server.dataDir, 'backups', String(kept[0]));
    expect((await runData(elsewhere, 'load', aside)).text).toContain('1 map, 2 failures');
    const other = await startOperated(elsewhere);
    const all = await personas(other, id);
    expect(writers.flatMap((writer) => writer.acked).filter((persona) => !all.includes(persona))).toEqual([]);
    expect(all).toContain('after-the-backup');
    const lost = before.filter((persona) => !restored.includes(persona)).length;
    noteProof({
      id: 'R16',
      figures: {
        people,
        'acked before': before.length,
        'acked meanwhile': during,
        lost,
        'brought back by old clients': restored.includes('after-the-backup') ? 1 : 0,
      },
    });
  });
});

describe('a backup of a folder at rest', () => {
  it('is refused whole where it is cut off, garbled or newer, and changes nothing', async () => {
    const server = await startOperated();
    const { id } = await server.makeMap('Here before');
    await importTickets(server, id);
    await server.stop();
    const good = join(makeDataDir(), 'good.tar');
    expect((await runData(server.dataDir, 'backup', good)).text).toContain('1 map, 2 failures');
    expect((await runData(server.dataDir, 'backup', good)).text).toContain('is there already');
    const bytes = readFileSync(good);
    const bad = `${good}-bad`;
    const living = makeDataDir();
    const { length } = bytes;
    const cuts = [0, 511, 4_096, Math.floor(length / 2), length - 1_500, length - 1_024];
    const flips = [0, 700, Math.floor(length / 3), length - 2_200];
    const answers = [];
    for (const cut of cuts) {
      writeFileSync(bad, bytes);
      truncateSync(bad, cut);
      answers.push(await runData(living, 'load', bad));
    }
    for (const at of flips) {
      const garbled = Buffer.from(bytes);
      garbled.writeUInt8(garbled.readUInt8(at) ^ 0x10, at);
      writeFileSync(bad, garbled);
      answers.push(await runData(living, 'load', bad));
    }
    for (const [found, replaced] of [
      ['"documents": 1', '"documents": 9'],
      ['"version": 1', '"version": 2'],
    ] as const) {
      expect(bytes.includes(found)).toBe(true);
      writeFileSync(bad, Buffer.from(bytes.toString('latin1').replace(found, replaced), 'latin1'));
      const newer = await runData(living, 'load', bad);
      expect(newer.text).toContain('newer');
      answers.push(newer);
    }
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 1));
    expect(answers.map(({ text }) => /damaged|whole|newer|other rows/.test(text))).toEqual(
      answers.map(() => true),
    );
    expect(readdirSync(living)).toEqual([]);
    expect((await runData(living, 'load', good)).code).toBe(0);
    expect(statSync(join(living, 'maps.sqlite')).mode & 0o077).toBe(0);
    expect(existsSync(join(living, 'loading'))).toBe(false);
  });

  it('is not made of a folder without maps, nor loaded without them: the good one stays', async () => {
    const server = await startOperated();
    await server.makeMap();
    await server.stop();
    const empty = makeDataDir();
    const good = join(makeDataDir(), 'good.tar');
    expect((await runData(server.dataDir, 'backup', good)).code).toBe(0);
    const before = readFileSync(good);
    const refused = await runData(empty, 'backup', '--replace', good);
    expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('There is no maps.sqlite in') });
    expect(readFileSync(good).equals(before)).toBe(true);
    const hollow = join(makeDataDir(), 'hollow.tar');
    await packBackup(empty, hollow, new Date());
    const unloaded = await runData(server.dataDir, 'load', hollow);
    expect(unloaded).toMatchObject({ code: 1, text: expect.stringContaining('no maps.sqlite in it') });
    expect((await runData(server.dataDir, 'doctor')).text).toContain('1 map,');
  });

  it('leaves the set-up link good that was printed, where nobody owns the server yet', async () => {
    const server = await startOperated(makeDataDir(), createLog('silent'), 'accounts');
    const file = join(server.dataDir, 'empty.tar');
    expect(await runData(server.dataDir, 'backup', file)).toMatchObject({ code: 0 });
    expect(await runData(server.dataDir, 'load', file)).toMatchObject({ code: 0 });
    const token = server.setUpUrl?.split('#')[1];
    const wish = { token, name: 'Olga', password: 'a password of the owner' };
    expect((await server.call('POST', '/api/v1/setup', wish)).status).toBe(201);
  });

  it('says what it takes when it is not understood', async () => {
    const folder = makeDataDir();
    expect(await runData(folder, 'bakcup')).toMatchObject({
      code: 2,
      text: expect.stringContaining('no command'),
    });
    expect(await runData(folder, 'backup')).toMatchObject({
      code: 2,
      text: expect.stringContaining('<file>'),
    });
    expect(await runData(folder, 'load', '--frist', 'x')).toMatchObject({ code: 2 });
    expect(await runData(folder, 'load', '--help')).toMatchObject({ code: 0 });
    expect(await runData(folder, 'load', join(folder, 'none'))).toMatchObject({ code: 1 });
    expect(await runData(join(folder, 'none'), 'backup', join(folder, 'b'))).toMatchObject({ code: 1 });
  });

  it('tells in a sentence which path is wrong, and touches nothing', async () => {
    const server = await startOperated();
    await server.stop();
    const folder = makeDataDir();
    const file = join(folder, 'file');
    writeFileSync(file, 'junk');
    const asked = [
      [server.dataDir, ['backup', join(folder, 'nowhere', 'b.tar')], 1, 'There is no folder'],
      [server.dataDir, ['backup', join(file, 'b.tar')], 1, 'There is no folder'],
      [server.dataDir, ['backup', '--replace', folder], 1, 'is a folder: give the name of a file in it'],
      [server.dataDir, ['load', folder], 1, 'is a folder: give the backup file in it'],
      [file, ['doctor'], 2, `DATA_DIR (--data-dir) got "${file}"; it takes a folder, and ${file} is a file.`],
      [join(file, 'data'), ['load', file], 2, `and ${file} is a file.`],
      [folder, ['erase', '--map', 'm'], 1, 'There is no data in'],
      [folder, ['password'], 1, 'There is no data in'],
      [folder, ['doctor'], 1, 'There is no data in'],
    ] as const;
    for (const [dataDir, args, code, text] of asked) {
      expect(await runData(dataDir, ...args)).toEqual({ code, text: expect.stringContaining(text) });
    }
    expect(readdirSync(folder)).toEqual(['file']);
  });
});
