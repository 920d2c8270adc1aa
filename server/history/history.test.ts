import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyChanges } from '#document/applyChanges.ts';
import { contentHash } from '#document/contentHash.ts';
import { makeDocument } from '#document/makeDocument.ts';
import { LOCAL } from '#document/origins.ts';
import { recordsOf } from '#document/schema.ts';
import type { Change } from '#domain/edits/change.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { joinStock, synced, type StockClient } from '#server/testing/joinStock.ts';
import { shareTestServer, startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import type { VersionEntry } from './HistoryCalls.ts';

/** The history's thread takes its time to start on a busy machine. */

const position = { x: 0, y: 0 };
const stage = (id: string, name: string): Change => ({
  op: 'put',
  noun: 'stages',
  record: stageSchema.parse({ id, name, position }),
});
const rename = (id: string, name: string): Change => ({ op: 'set', noun: 'stages', id, fields: { name } });

/** A browser of somebody, that edits as ours do. */
async function join(server: TestServer, room: string, person: string): Promise<StockClient> {
  const client = joinStock(server.url, room, { person: `${person.toLowerCase()},${person}` });
  await synced(client);
  return client;
}

/** Edits, and waits until the server holds it. */
async function edit(server: TestServer, id: string, { doc }: StockClient, ...plan: Change[]): Promise<void> {
  applyChanges(doc, plan, LOCAL);
  const wanted = contentHash(doc);
  const held = async () => contentHash(makeDocument((await server.rooms.getMap(id))!));
  await expect.poll(held).toBe(wanted);
}

type History = {
  versions: VersionEntry[];
  people: { personId: string; name: string; at: string }[];
};

async function historyOf(server: TestServer, id: string): Promise<History> {
  return (await (await server.call('GET', `/api/v1/maps/${id}/history`)).json()) as History;
}

async function post<T>(server: TestServer, path: string, body: unknown): Promise<T> {
  return (await (await server.call('POST', `/api/v1/maps/${path}`, body)).json()) as T;
}

async function whysOf(server: TestServer, id: string): Promise<string[]> {
  return (await historyOf(server, id)).versions.map(({ why }) => why);
}

type Version = VersionEntry & {
  map: { stages: { id: string; name: string }[] };
  changedBy: Record<string, unknown>;
};

async function versionOf(server: TestServer, id: string, version: string): Promise<Version> {
  return (await (await server.call('GET', `/api/v1/maps/${id}/history/${version}`)).json()) as Version;
}

async function namesOf(server: TestServer, id: string): Promise<string[]> {
  return [...(await server.rooms.getMap(id))!.stages.values()].map((one) => one.name).toSorted();
}

const shared = shareTestServer();

async function setAside(server: TestServer, id: string, count: number): Promise<void> {
  const counted = async () =>
    ((await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as { setAside: number }).setAside;
  await expect.poll(counted).toBe(count);
}

/** As many as a map has room for, each as large as one message may be. */
const fillers = 41;

async function fill(server: TestServer, id: string, { doc }: StockClient): Promise<void> {
  const letters = 'x'.repeat(254_500);
  for (let n = 0; n < fillers; n += 1) doc.getMap('personas').set(`p${n}`, new Y.Map([['name', letters]]));
  await setAside(server, id, fillers + 1);
}

describe('versions of a map', () => {
  it('are kept by name with who named them, and hold the map as it was', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const anna = await join(server, room, 'Anna');
    await edit(server, id, anna, stage('a', 'I buy'));
    const named = await post<VersionEntry>(server, `${id}/versions`, { name: 'After the workshop' });
    await edit(server, id, anna, rename('a', 'I use'), stage('b', 'I leave'));
    const { versions, people } = await historyOf(server, id);
    expect(versions).toMatchObject([{ id: named.id, name: 'After the workshop', why: 'named', things: 1 }]);
    expect(people).toMatchObject([{ personId: 'anna', name: 'Anna' }]);
    const version = await versionOf(server, id, named.id);
    expect(version.map.stages.map(({ name }) => name)).toEqual(['I buy']);
    expect(version.changedBy).toMatchObject({
      'stages/a': { personId: 'anna', name: 'Anna' },
      'stages/b': { personId: 'anna', name: 'Anna' },
    });
    const thing = await server.call('GET', `/api/v1/maps/${id}/history/things/stages/a`);
    expect(await thing.json()).toMatchObject({ by: { name: 'Anna' }, versions: [named.id] });
    const untouched = await server.call('GET', `/api/v1/maps/${id}/history/things/stages/none`);
    expect(await untouched.json()).toEqual({ by: null, at: null, versions: [] });
  });

  it('are kept after so many edits, and once for a map that comes with content', async () => {
    const server = await startTestServer({ historyTimes: { edits: 3, restMs: 0 } });
    const { id, room } = await server.makeMap();
    const anna = await join(server, room, 'Anna');
    for (const name of ['1', '2', '3']) await edit(server, id, anna, stage('a', name));
    await expect.poll(() => whysOf(server, id)).toEqual(['edits']);
    expect((await historyOf(server, id)).versions[0]?.by).toEqual([{ personId: 'anna', name: 'Anna' }]);
    const { map } = (await (await server.call('GET', `/api/v1/maps/${id}`)).json()) as { map: unknown };
    const made = await server.call('POST', '/api/v1/maps', { from: { json: map } });
    const copy = (await made.json()) as { id: string };
    await server.rooms.getMap(copy.id);
    await expect.poll(() => whysOf(server, copy.id)).toEqual(['start']);
  });

  it('are kept after a while of activity, outlive a restart, and go with their map', async () => {
    const first = await startTestServer({ historyTimes: { activityMs: 1 } });
    const { id, room } = await first.makeMap();
    await edit(first, id, await join(first, room, 'Anna'), stage('a', 'I buy'));
    await expect.poll(() => whysOf(first, id)).toEqual(['time']);
    const same = await post<VersionEntry>(first, `${id}/versions`, { before: 'restore' });
    expect(same.why).toBe('time');
    await first.stop();
    const server = await startTestServer({ dataDir: first.dataDir });
    expect(await whysOf(server, id)).toEqual(['time']);
    await server.call('DELETE', `/api/v1/maps/${id}`);
    expect((await server.call('GET', `/api/v1/maps/${id}/history`)).status).toBe(404);
    expect((await server.call('GET', `/api/v1/maps/${id}/history/${same.id}`)).status).toBe(404);
  });
});

describe('restoring', () => {
  it('is an edit that others see, of the whole or of one thing; what was there before is a version too', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const anna = await join(server, room, 'Anna');
    await edit(server, id, anna, stage('a', 'I buy'), stage('b', 'I use'));
    const { id: version } = await post<VersionEntry>(server, `${id}/versions`, { name: 'Good' });
    await edit(
      server,
      id,
      anna,
      rename('a', 'Rubbish'),
      { op: 'remove', noun: 'stages', id: 'b' },
      stage('c', 'New'),
    );
    const things = [{ noun: 'stages', id: 'b' }];
    expect(await post(server, `${id}/restore`, { version, things })).toMatchObject({
      changed: 1,
      before: { why: 'restore' },
    });
    expect(await namesOf(server, id)).toEqual(['I use', 'New', 'Rubbish']);
    expect(await post(server, `${id}/restore`, { version })).toMatchObject({ changed: 2 });
    expect(await namesOf(server, id)).toEqual(['I buy', 'I use']);
    await expect.poll(() => anna.doc.getMap('stages').size).toBe(2);
    const back = (await historyOf(server, id)).versions[0]!;
    await post(server, `${id}/restore`, { version: back.id });
    expect(await namesOf(server, id)).toEqual(['I use', 'New', 'Rubbish']);
  });

  it('takes away what was written since and fits no schema, in a map that is full of it; what lay there then stays', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const anna = await join(server, room, 'Anna');
    await edit(server, id, anna, stage('a', 'I buy'));
    anna.doc.getMap('notes').set('then', new Y.Map([['tone', 'grey']]));
    await setAside(server, id, 1);
    const { id: version } = await post<VersionEntry>(server, `${id}/versions`, { name: 'Good' });
    const ben = await join(server, room, 'Ben');
    const since = new Date().toISOString();
    await fill(server, id, ben);
    recordsOf(ben.doc, 'stages').get('a')!.set('name', 7);
    await setAside(server, id, fillers + 2);
    const wish = { personId: 'ben', since, dryRun: false };
    expect(await post(server, `${id}/undo-person`, wish)).toMatchObject({
      things: [{ name: 'I buy' }],
      stays: [],
    });
    await setAside(server, id, 1);
    expect(await namesOf(server, id)).toEqual(['I buy']);
    await expect.poll(() => ben.doc.getMap('personas').size).toBe(0);
    await fill(server, id, ben);
    recordsOf(ben.doc, 'stages').get('a')!.set('name', 7);
    await setAside(server, id, fillers + 2);
    await post(server, `${id}/restore`, { version });
    await setAside(server, id, 1);
    expect(await namesOf(server, id)).toEqual(['I buy']);
  });

  it('is refused for a version that is not there, or is of another map, and changes nothing', async () => {
    const server = shared();
    const [one, other] = [await server.makeMap(), await server.makeMap()];
    const { id: version } = await post<VersionEntry>(server, `${other.id}/versions`, { name: 'Other' });
    for (const path of [`${one.id}/restore`, `${'0'.repeat(32)}/restore`]) {
      expect((await server.call('POST', `/api/v1/maps/${path}`, { version })).status).toBe(404);
    }
    expect((await server.call('GET', `/api/v1/maps/${one.id}/history/${version}`)).status).toBe(404);
    expect((await historyOf(server, one.id)).versions).toEqual([]);
  });
});

describe('taking back what one person did', () => {
  it('says first what would change; then only theirs goes, and what others changed since stays and is named', async () => {
    const server = shared();
    const { id, room } = await server.makeMap();
    const [anna, ben] = [await join(server, room, 'Anna'), await join(server, room, 'Ben')];
    await edit(server, id, anna, stage('a', 'I buy'), stage('b', 'I use'));
    await expect.poll(() => ben.doc.getMap('stages').size).toBe(2);
    const since = new Date().toISOString();
    await edit(server, id, ben, rename('a', 'Rubbish'), rename('b', 'Rubbish'), stage('c', 'Rubbish'));
    await expect.poll(() => anna.doc.getMap('stages').size).toBe(3);
    await edit(server, id, anna, rename('b', 'I use it'));
    const wish = { personId: 'ben', since };
    const planned = {
      things: [
        { kind: 'changed', name: 'I buy' },
        { kind: 'removed', name: 'Rubbish' },
      ],
    };
    const stays = [{ id: 'b', name: 'I use it', because: 'changedByOthers' }];
    expect(await post(server, `${id}/undo-person`, wish)).toMatchObject({ dryRun: true, ...planned, stays });
    expect(await namesOf(server, id)).toEqual(['I use it', 'Rubbish', 'Rubbish']);
    expect(await post(server, `${id}/undo-person`, { ...wish, dryRun: false })).toMatchObject({
      ...planned,
      stays,
    });
    expect(await namesOf(server, id)).toEqual(['I buy', 'I use it']);
    const tooOld = await server.call('POST', `/api/v1/maps/${id}/undo-person`, {
      personId: 'ben',
      since: '2020-01-01T00:00:00Z',
    });
    expect(tooOld.status).toBe(422);
  });
});
