import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '#server/log.ts';
import { findIn, findInFolder } from '#server/testing/findWords.ts';
import { joinAsGuest, type TestGuest } from '#server/testing/joinAsGuest.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { planted, plantFile, plantingWords, plantMap, type WordKind } from '#server/testing/plantedWords.ts';
import { misplacedWords } from '#server/testing/misplacedWords.ts';
import { noteProof } from '#testing/proof.ts';
import { runData } from '#server/testing/startOperated.ts';
import {
  callAs,
  makeDataDir,
  startTestServer,
  type Call,
  type TestServer,
} from '#server/testing/startTestServer.ts';

const all: readonly string[] = Object.values(planted).flat();
const only = (...kinds: WordKind[]): readonly string[] => kinds.flatMap((kind) => planted[kind]);
const allBut = (...kinds: WordKind[]): readonly string[] =>
  all.filter((word) => !only(...kinds).includes(word));

/** What nobody is ever shown; of the rest somebody sees everything. */
const unseen = ['customer', 'typed', 'edited'] as const;

type Ground = {
  server: TestServer;
  id: string;
  room: string;
  dataset: string;
  guests: TestGuest[];
  ids: Record<string, string>;
};

async function answered(status: number, answer: Promise<Response>): Promise<Record<string, unknown>> {
  const response = await answer;
  const text = await response.text();
  expect([response.url, response.status, text]).toEqual([response.url, status, text]);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}

async function importFile(
  server: TestServer,
  id: string,
  next: (kind: WordKind) => string,
): Promise<Record<string, unknown>> {
  const columns = {
    sourceId: 'Id',
    occurredAt: 'Day',
    touchpoint: 'What',
    text: 'Said',
    channel: 'Via',
    customerKey: 'Who',
  };
  const settings = { name: next('dataset'), timeZone: 'UTC', columns, dateOrder: { Day: 'YMD' } };
  const file = plantFile(next);
  const send = (dryRun: string) =>
    fetch(
      `${server.url}/api/v1/maps/${id}/datasets?${new URLSearchParams({ settings: JSON.stringify(settings), fileName: 'march.csv', dryRun })}`,
      {
        method: 'POST',
        headers: { origin: server.url, cookie: server.ownerCookie, 'content-type': 'text/csv' },
        body: file,
      },
    );
  await answered(200, send('true'));
  return answered(201, send('false'));
}

/** Every feature is used once, with a word in everything that can be typed. */
async function plantEverywhere(server: TestServer): Promise<Ground> {
  const { next, left } = plantingWords();
  const made = await answered(201, server.call('POST', '/api/v1/maps', { from: { json: plantMap(next) } }));
  const { id, room } = made as { id: string; room: string };
  const path = `/api/v1/maps/${id}`;
  const imported = await importFile(server, id, next);
  expect(imported).toMatchObject({ accepted: 3, rejected: 1 });
  const posted = {
    occurredAt: '2025-03-16T10:00:00Z',
    text: `Call ${next('row')}`,
    channel: next('label'),
    customerKey: next('customer'),
    fields: { [next('label')]: next('row') },
  };
  await answered(202, server.call('POST', `${path}/failures`, { source: next('dataset'), rows: [posted] }));
  const guests = await Promise.all(
    ['viewer' as const, 'commenter' as const].map((role) =>
      joinAsGuest(server, id, { role, name: next('people') }),
    ),
  );
  const comment = crypto.randomUUID();
  const on = { noun: 'touchpoints', id: 'one' };
  const say = (call: Call, act: string, text: string) =>
    call('POST', `${path}/comments`, { id: act, on, text });
  await answered(204, say(guests[1]!.call, comment, next('edited')));
  await answered(
    204,
    guests[1]!.call('PATCH', `${path}/comments/${comment}`, { act: crypto.randomUUID(), text: next('talk') }),
  );
  await answered(204, say(server.call, crypto.randomUUID(), `@someone ${next('talk')}`));
  const version = await answered(201, server.call('POST', `${path}/versions`, { name: next('version') }));
  await answered(200, server.call('POST', `${path}/restore`, { version: version['id'] }));
  // What is typed to search, or to get in, is kept nowhere.
  await answered(200, server.call('GET', `${path}/failures?q=${next('typed')}&limit=5`));
  await answered(200, server.call('GET', `${path}/columns/found?q=${next('typed')}`));
  const nobody = callAs(server.url, '');
  expect((await nobody('POST', '/api/v1/session', { password: next('typed') })).status).toBe(401);
  expect(
    (await nobody('POST', '/api/v1/session', { token: 'x'.repeat(43), name: next('typed') })).status,
  ).toBe(401);
  expect(left()).toEqual([]);
  const rows = await answered(200, server.call('GET', `${path}/failures?limit=5`));
  const ids = {
    row: (rows['rows'] as { id: string }[])[0]?.id ?? '',
    rejects: String(imported['rejectsUrl']).split('/').at(-1) ?? '',
    version: String(version['id']),
    comment,
    noun: 'notes',
    thing: 'one',
  };
  return { server, id, room, dataset: String(imported['datasetId']), guests, ids };
}

type Answer = { readonly path: string; readonly status: number; readonly text: string };

/** Every GET that the API describes, asked by one person, about the things that there are. */
async function askEverything({ server, id, dataset, ids }: Ground, call: Call): Promise<readonly Answer[]> {
  const { paths } = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const values: Record<string, string> = { ...ids, id, dataset };
  const manifest = await (await server.call('GET', `/api/v1/maps/${id}/columns`)).text();
  values['hash'] = /"rows":"([\w-]{43})"/.exec(manifest)?.[1] ?? '';
  const gets = Object.entries(paths).filter(([, operations]) => 'get' in operations);
  const pages = ['/', `/m/${id}`, '/join', '/signin', '/healthz', '/readyz', '/metrics', '/api/openapi.json'];
  const asked = [
    ...gets.map(
      ([path]) => `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? 'none')}`,
    ),
    ...pages,
  ];
  return Promise.all(
    asked.map(async (path) => {
      const response = await call('GET', path);
      const headers = JSON.stringify([...response.headers]);
      return { path, status: response.status, text: headers + (await response.text()) };
    }),
  );
}

function leaksInAnswers(answers: readonly Answer[], forbidden: readonly string[]): readonly string[] {
  return answers.flatMap(({ path, text }) => findIn(path, text, forbidden));
}

test('the search finds what lies in a wrong place: the negative control', () => {
  const folder = makeDataDir();
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'maps.sqlite-wal'), `x${only('customer')[0]?.toUpperCase()}y`);
  writeFileSync(join(folder, 'maps.sqlite-wal'), [only('map')[0], only('row')[0]].join(' '));
  expect(misplacedWords(folder)).toEqual([
    `deep/maps.sqlite-wal: ${only('customer')[0]}`,
    `maps.sqlite-wal: ${only('row')[0]}`,
  ]);
});

test('50 planted words stand where they belong and nowhere else: files, logs, metrics, answers, documents, backups', async () => {
  expect(all.length).toBe(50);
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const server = await startTestServer({ auth: 'accounts', log });
  const ground = await plantEverywhere(server);
  const { id, room, guests } = ground;

  // The owner sees what belongs to people; nobody at all ever sees customers' ids or what was typed to search.
  const owners = await askEverything(ground, server.call);
  const seen = all.filter((word) => owners.some(({ text }) => findIn('', text, [word]).length > 0));
  expect(allBut(...unseen).filter((word) => !seen.includes(word))).toEqual([]);
  expect(leaksInAnswers(owners, only(...unseen))).toEqual([]);
  // Guests who may not see verbatims: nothing of any row. Strangers: nothing.
  for (const guest of guests) {
    const answers = await askEverything(ground, guest.call);
    expect(leaksInAnswers(answers, only('row', ...unseen))).toEqual([]);
  }
  const strangers = await askEverything(ground, callAs(server.url, ''));
  expect(strangers.length).toBeGreaterThan(30);
  expect(leaksInAnswers(strangers, all)).toEqual([]);
  const measured = owners.filter(({ path }) => /metrics|healthz|readyz|openapi/.test(path));
  expect(measured.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(leaksInAnswers(measured, all)).toEqual([]);

  // Documents: what every browser on the map keeps.
  const { access } = (await answered(
    201,
    server.call('POST', `/api/v1/maps/${id}/tickets`, { role: 'viewer' }),
  )) as {
    access: string;
  };
  for (const [name, kinds] of [
    [room, ['map', 'dataset']],
    [`${room}.talk`, ['talk', 'people']],
  ] as const) {
    const client = joinStock(server.url, name, { access });
    await synced(client);
    const text = Buffer.from(Y.encodeStateAsUpdate(client.doc)).toString('utf8');
    expect(findIn(name, text, only(kinds[0])).length).toBeGreaterThan(0);
    expect(findIn(name, text, allBut(...kinds))).toEqual([]);
  }

  expect(misplacedWords(server.dataDir)).toEqual([]);
  await server.stop();
  expect(misplacedWords(server.dataDir)).toEqual([]);
  // Every kind that belongs on the disk is there, so that the search has seen it.
  const stored = findInFolder(server.dataDir, allBut(...unseen)).map((line) => line.split(': ')[1]);
  expect(allBut(...unseen).filter((word) => !stored.includes(word))).toEqual([]);
  expect(lines.length).toBeGreaterThan(50);
  expect(findIn('log', lines.join('\n'), all)).toEqual([]);

  const backup = join(makeDataDir(), 'all.tar');
  const told = [
    await runData(server.dataDir, 'backup', backup),
    await runData(server.dataDir, 'doctor'),
    await runData(server.dataDir, 'doctor', '--json'),
    await runData(makeDataDir(), 'load', backup),
  ];
  expect(told.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const spoken = findIn('commands', told.map(({ text }) => text).join('\n'), all);
  expect(spoken).toEqual([]);
  const outOfPlace = misplacedWords(server.dataDir).length + spoken.length;
  const figures = { planted: all.length, answers: owners.length * 4, 'log lines': lines.length };
  noteProof({ id: 'S16', figures: { ...figures, 'out of place': outOfPlace } });
});
