import { expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { applyChanges } from '#document/applyChanges.ts';
import type { Change } from '#domain/edits/change.ts';
import { LOCAL } from '#document/origins.ts';
import { toOwnJson } from '#domain/formats/ownJson.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { shareTestServer, type Call } from '#server/testing/startTestServer.ts';

const shared = shareTestServer({ auth: 'accounts' });

const places = ['guess', 'control', 'other'];
const words = (...any: string[]) => ({ any, all: [], not: [] });
const control = { kind: 'keywords', words: words('parcel'), place: 'control', order: 'Z0' } as const;

const at = (id: string) => [id, touchpointSchema.parse({ id, position: { x: 0, y: 0 } })] as const;

/** A map with rows over it, an editor who may not see their words, and one who may. */
async function openMap() {
  const server = shared();
  const json = toOwnJson({ ...emptyMap({ title: 'Words' }), touchpoints: new Map(places.map(at)) });
  const made = await server.call('POST', '/api/v1/maps', { from: { json } });
  const { id, room } = (await made.json()) as { id: string; room: string };
  const path = `/api/v1/maps/${id}`;
  const rows = ['the zeppelin ate my invoice', 'my parcel is late'].map((text, index) => ({
    sourceId: String(index),
    occurredAt: '2025-03-14T10:00:00Z',
    group: 'Other',
    text,
    fields: { Notes: text },
  }));
  expect((await server.call('POST', `${path}/failures`, { source: 'live', rows })).status).toBe(202);
  const { map } = (await (await server.call('GET', path)).json()) as { map: { datasets: { id: string }[] } };
  const dataset = map.datasets[0]?.id ?? '';
  const rule = (wish: Partial<Rule>): Rule =>
    ruleSchema.parse({ id: 'r1', dataset, kind: 'keywords', place: 'guess', ...wish });
  const blind = await joinAsGuest(server, id, { verbatims: false });
  const seeing = await joinAsGuest(server, id, { verbatims: true });
  const edit = await editorOf(server.url, room, blind.headers);
  const waiting = async () =>
    ((await (await blind.call('GET', `${path}/rules/waiting`)).json()) as { waiting: string[] }).waiting;
  const confirm = (call: Call, { dataset: of, kind, column, value, also, words: looked }: Rule) =>
    call('POST', `${path}/datasets/${of}/confirmed`, { kind, column, value, also, words: looked });
  const counts = async () => {
    const answer = await blind.call('GET', `${path}/measures?lens=count`);
    const body = (await answer.json()) as { touchpoints: Record<string, { value: number | null }> };
    return Object.fromEntries(places.map((place) => [place, body.touchpoints[place]?.value ?? 0]));
  };
  /** Resolves when the server has looked at all rules that the guest wrote before: then this one takes its row. */
  const looked = async (id: string) => {
    const last = rule({ ...control, id });
    edit({ op: 'put', noun: 'rules', record: last });
    expect((await confirm(seeing.call, last)).status).toBe(204);
    await expect.poll(async () => (await counts())['control']).toBe(1);
  };
  return { server, id, path, rule, blind, seeing, edit, waiting, confirm, counts, looked };
}

/** Writes into the map as a program of the guest's own does. */
async function editorOf(url: string, room: string, headers: Record<string, string>) {
  class GuestSocket extends NodeSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers });
    }
  }
  const client = joinStock(url, room, {}, GuestSocket as unknown as typeof WebSocket);
  await synced(client);
  return (...changes: Change[]) => applyChanges(client.doc, changes, LOCAL);
}

test('who may not see customers’ words learns none of them from rules that they write', async () => {
  const { path, rule, blind, edit, waiting, counts, looked } = await openMap();
  const guesses: Partial<Rule>[] = [
    { words: words('zeppelin') },
    { words: words('z*') },
    { words: { any: [], all: ['invoice', 'zeppelin'], not: [] } },
    { words: { any: [], all: [], not: ['parcel'] } },
    { kind: 'columnValue', column: 'Notes', value: 'the zeppelin ate my invoice' },
    { kind: 'columnValue', value: 'Other', also: [{ column: 'Notes', value: 'my parcel is late' }] },
  ];
  const rules = guesses.map((guess, index) => rule({ id: `guess${index}`, ...guess }));
  for (const record of rules) edit({ op: 'put', noun: 'rules', record });
  await looked('last');
  expect(await counts()).toEqual({ guess: 0, control: 1, other: 0 });
  expect((await waiting()).toSorted()).toEqual(rules.map(({ id }) => id));
  const tallies = (await (await blind.call('GET', `${path}/tallies`)).json()) as {
    datasets: { keys: { words: string[]; columns: object }[] }[];
  };
  const keys = tallies.datasets.flatMap((each) => each.keys);
  expect(keys.flatMap((key) => key.words)).toHaveLength(1);
  expect(keys.flatMap((key) => Object.keys(key.columns))).toEqual([]);
});

test('a waiting rule takes its rows once somebody who may see the words confirms it, and just as it is', async () => {
  const { rule, blind, seeing, edit, waiting, confirm, counts, looked } = await openMap();
  const guess = rule({ words: words('zeppelin') });
  edit({ op: 'put', noun: 'rules', record: guess });
  expect((await confirm(blind.call, guess)).status).toBe(403);
  expect((await confirm(seeing.call, guess)).status).toBe(204);
  await expect.poll(async () => (await counts())['guess']).toBe(1);
  expect(await waiting()).toEqual([]);
  // Where it leads is the guest's to say; one word less of it is another question.
  edit({ op: 'set', noun: 'rules', id: 'r1', fields: { place: 'other' } });
  await expect.poll(counts).toMatchObject({ guess: 0, other: 1 });
  const narrower = { any: ['zeppelin'], all: ['invoice'], not: [] };
  edit({ op: 'set', noun: 'rules', id: 'r1', fields: { words: narrower } });
  await looked('last');
  expect([await waiting(), await counts()]).toEqual([['r1'], { guess: 0, control: 1, other: 0 }]);
  // Who may not see the words can take back what they did.
  edit({ op: 'remove', noun: 'rules', id: 'r1' });
  edit({ op: 'put', noun: 'rules', record: guess });
  await expect.poll(async () => (await counts())['guess']).toBe(1);
});

test('what was never confirmed waits also when who may see the words restores a version with it', async () => {
  const { server, path, rule, edit, waiting, counts, looked } = await openMap();
  edit({ op: 'put', noun: 'rules', record: rule({ words: words('zeppelin') }) });
  await expect.poll(waiting).toEqual(['r1']);
  const kept = await server.call('POST', `${path}/versions`, { name: 'With it' });
  const { id: version } = (await kept.json()) as { id: string };
  edit({ op: 'remove', noun: 'rules', id: 'r1' });
  await expect.poll(waiting).toEqual([]);
  expect((await server.call('POST', `${path}/restore`, { version })).status).toBe(200);
  await looked('last');
  expect([await waiting(), await counts()]).toEqual([['r1'], { guess: 0, control: 1, other: 0 }]);
});

test('the rules of a map that is made from a file do not wait', async () => {
  const { server, rule } = await openMap();
  const record = rule({ words: words('zeppelin') });
  const json = toOwnJson({ ...emptyMap({ title: 'Copy' }), rules: new Map([[record.id, record]]) });
  const made = await server.call('POST', '/api/v1/maps', { from: { json } });
  const { id } = (await made.json()) as { id: string };
  const answer = await server.call('GET', `/api/v1/maps/${id}/rules/waiting`);
  expect(await answer.json()).toEqual({ waiting: [] });
});
