import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { pinQuote } from '#domain/edits/pinQuote.ts';
import { toOwnJson } from '#domain/formats/ownJson.ts';
import { csvLine } from '#domain/failures/csvLine.ts';
import { emptyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';
import { closeCodes } from '#document/closeCodes.ts';
import { findInFolder } from '#server/testing/findWords.ts';
import { joinStock, synced, until } from '#server/testing/joinStock.ts';
import { runData, startOperated, type OperatedServer } from '#server/testing/startOperated.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { askOperator } from './operatorSocket.ts';
import { stageLoad } from './stageLoad.ts';

/** A client comes back by itself, later and later. */

const words = {
  customer: ['Quillfeather', 'zorbulate', 'Mirthwood lane'],
  colleague: ['Annabel Trundlewick'],
  dataset: ['Snorkelwort', 'flumberly'],
  others: ['gallimaufry'],
  deleted: ['Wobblethorpe'],
};

const quillText = 'My name is Quillfeather, they zorbulate my parcels all the time.';
const restText = 'A gallimaufry of troubles, none of it mine to solve.';

/** A customer's words as they came in, and where people put them: on the map, in a comment, deleted again. */
async function plant(server: OperatedServer): Promise<{ id: string; room: string; dataset: string }> {
  const touchpoint = touchpointSchema.parse({ id: 'call', name: 'Call', position: { x: 0, y: 0 } });
  const map = { ...emptyMap(), touchpoints: new Map([['call', touchpoint]]) };
  const quote = pinQuote(map, { id: 'quote', place: 'call', words: quillText, from: 'web' })[0];
  const note = quote?.op === 'put' ? noteSchema.parse(quote.record) : null;
  if (note === null) throw new Error('No quote was pinned.');
  const made = await server.call('POST', '/api/v1/maps', {
    from: { json: toOwnJson({ ...map, notes: new Map([['quote', note]]) }) },
  });
  const { id, room } = (await made.json()) as { id: string; room: string };
  const dataset = await importRows(server, id);
  await comment(server, id, `They wrote: ${quillText}`, 'p-ann,Annabel%20Trundlewick');
  await comment(server, id, 'Ask @Annabel Trundlewick about it', 'p-bob,Bob');
  await comment(server, id, 'Or @Cyrus, or @Cy.', 'p-cy,Cy');
  const client = joinStock(server.url, room);
  await synced(client);
  const notes = client.doc.getMap<Y.Map<unknown>>('notes');
  const { id: key, ...own } = noteSchema.parse({ id: 'own', position: { x: 9, y: 9 } });
  notes.set(key, new Y.Map(Object.entries({ ...own, text: new Y.Text('Wobblethorpe said so') })));
  await expect.poll(async () => mapText(server, id)).toContain('Wobblethorpe');
  const colleague = joinStock(server.url, room, { person: 'p-bob,Bob' });
  await synced(colleague);
  colleague.doc.getMap('notes').delete('own');
  await expect.poll(async () => mapText(server, id)).not.toContain('Wobblethorpe');
  return { id, room, dataset };
}

async function mapText(server: OperatedServer, id: string): Promise<string> {
  return (await server.call('GET', `/api/v1/maps/${id}`)).text();
}

async function importRows(server: OperatedServer, id: string): Promise<string> {
  const rows = [
    ['Id', 'Day', 'What', 'Said', 'Via', 'Who', 'Street'],
    ['T1', '2025-03-14', 'Late', quillText, 'web', 'c-7', 'Mirthwood lane'],
    ['T2', '2025-03-15', 'Late', restText, 'web', 'c-8', 'Main street'],
  ];
  const settings = {
    name: 'Snorkelwort tickets',
    timeZone: 'UTC',
    columns: { sourceId: 'Id', occurredAt: 'Day', touchpoint: 'What', text: 'Said', customerKey: 'Who' },
    dateOrder: { Day: 'YMD' },
  };
  const query = new URLSearchParams({ settings: JSON.stringify(settings), fileName: 'flumberly.csv' });
  const answer = await fetch(`${server.url}/api/v1/maps/${id}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'text/csv' },
    body: rows.map(csvLine).join(''),
  });
  const body = (await answer.json()) as { datasetId: string; accepted: number };
  expect(body).toMatchObject({ accepted: 2 });
  // Columns are made from rows, and keep their words.
  expect((await server.call('GET', `/api/v1/maps/${id}/columns`)).status).toBe(200);
  return body.datasetId;
}

async function comment(server: OperatedServer, id: string, text: string, person: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/maps/${id}/comments`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'application/json', 'throughline-person': person },
    body: JSON.stringify({ id: crypto.randomUUID(), on: { noun: 'touchpoints', id: 'call' }, text }),
  });
  expect(answer.status).toBe(204);
}

const found = (server: OperatedServer, which: readonly string[]) => findInFolder(server.dataDir, which);

describe('what is erased', () => {
  it('is found in no file of the data folder, while what is not meant stays', async () => {
    const server = await startOperated();
    const { id, room, dataset } = await plant(server);
    const all = Object.values(words).flat();
    expect(new Set(found(server, all).map((line) => line.split(': ')[1]))).toEqual(new Set(all));
    const before = joinStock(server.url, room);
    await synced(before);

    const customer = await runData(server.dataDir, 'erase', '--person', 'c-7');
    expect(customer).toMatchObject({ code: 0 });
    expect(customer.text).toContain('one failure of this customer erased');
    expect(customer.text).toContain('Backups are not touched');
    expect(found(server, words.customer)).toEqual([]);
    // Whose browser has the old map is sent to the new one, and brings nothing back.
    await expect.poll(() => before.closes).toContain(closeCodes.epoch);
    const now = await server.roomOf(id);
    const after = joinStock(server.url, now);
    await until(after.doc, () => after.doc.getMap('notes').has('quote'));
    expect(JSON.stringify(after.doc.toJSON())).toContain('[erased]');
    const rows = await (await server.call('GET', `/api/v1/maps/${id}/failures?limit=9`)).json();
    expect(rows).toMatchObject({ total: 1, rows: [{ text: restText }] });
    expect(await (await server.call('GET', `/api/v1/maps/${id}`)).json()).toMatchObject({
      map: { datasets: [{ rows: 1 }] },
    });

    // Versions still hold what a colleague deleted, until the map's past is erased.
    expect(found(server, words.deleted).length).toBeGreaterThan(0);
    expect(await runData(server.dataDir, 'erase', '--map', id, '--past')).toMatchObject({ code: 0 });
    expect(found(server, words.deleted)).toEqual([]);

    expect(await runData(server.dataDir, 'erase', '--person', 'p-ann')).toMatchObject({ code: 0 });
    expect(found(server, words.colleague)).toEqual([]);
    const talk = await (await server.call('GET', `/api/v1/maps/${id}/comments`)).text();
    expect(talk).toContain('Ask @Erased person about it');
    expect(await runData(server.dataDir, 'erase', '--person', 'p-cy')).toMatchObject({ code: 0 });
    const later = await (await server.call('GET', `/api/v1/maps/${id}/comments`)).text();
    expect(later).toContain('Or @Cyrus, or @Erased person.');
    expect(found(server, words.dataset).length).toBeGreaterThan(0);

    expect(await runData(server.dataDir, 'erase', '--map', id, '--dataset', dataset)).toMatchObject({
      code: 0,
    });
    expect(found(server, [...words.dataset, ...words.others])).toEqual([]);
    expect(await mapText(server, id)).toContain('"datasets":[]');

    expect(await runData(server.dataDir, 'erase', '--map', id)).toMatchObject({ code: 0 });
    expect(found(server, all)).toEqual([]);
    // The audit goes on saying that there was a map, by its id.
    expect(found(server, [id]).filter((line) => !line.startsWith('access.sqlite'))).toEqual([]);
    expect((await server.call('GET', `/api/v1/maps/${id}`)).status).toBe(404);
    await server.stop();
    expect(found(server, all)).toEqual([]);
  });

  it('is told when it is not there, and then nothing is changed', async () => {
    const server = await startOperated();
    const { id, room } = await server.makeMap();
    await server.stop();
    const answers = [
      await runData(server.dataDir, 'erase', '--person', 'nobody'),
      await runData(server.dataDir, 'erase', '--map', 'nowhere'),
      await runData(server.dataDir, 'erase', '--map', id, '--dataset', 'none'),
      await runData(server.dataDir, 'erase', '--dataset', 'none'),
    ];
    expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(await (await startOperated(server.dataDir)).roomOf(id)).toBe(room);
  });
});

/** Changes a file of a folder at rest, as a bad disk or an odd program might. */
function change(dataDir: string, name: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, name), { enableDoubleQuotedStringLiterals: true });
  db.exec(sql);
  db.close();
}

/** Erases while a file cannot be written, so that it breaks off there. */
async function breakOff(dataDir: string, [file, table]: readonly [string, string], wish: readonly string[]) {
  change(
    dataDir,
    file,
    `CREATE TRIGGER bad BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'bad disk'); END`,
  );
  const { code, text } = await runData(dataDir, 'erase', ...wish);
  change(dataDir, file, 'DROP TRIGGER bad');
  return [code, text];
}

const onTheWay = [
  ['maps.sqlite', 'snapshots'],
  ['history.sqlite', 'versions'],
  ['talk.sqlite', 'snapshots'],
] as const;

describe('an erase that broke off', () => {
  it('is done in full by the same command again, wherever it was', async () => {
    const server = await startOperated();
    const { id, dataset } = await plant(server);
    await server.stop();
    const wishes = [
      { wish: ['--person', 'c-7'], gone: words.customer },
      { wish: ['--person', 'p-ann'], gone: words.colleague },
      { wish: ['--map', id, '--dataset', dataset], gone: words.dataset },
    ];
    for (const { wish, gone } of wishes) {
      for (const place of onTheWay) {
        expect(await breakOff(server.dataDir, place, wish)).toEqual([1, 'bad disk']);
      }
      expect(await runData(server.dataDir, 'erase', ...wish)).toMatchObject({ code: 0 });
      expect(found(server, gone)).toEqual([]);
    }
  });

  it('takes along the backup that a load had unpacked when it was killed, with the server running', async () => {
    const server = await startOperated();
    const { id } = await plant(server);
    const backup = join(makeDataDir(), 'with-words.tar');
    expect((await runData(server.dataDir, 'backup', backup)).code).toBe(0);
    await stageLoad(server.dataDir, backup);
    expect(found(server, words.customer)).not.toEqual([]);
    expect((await runData(server.dataDir, 'erase', '--person', 'c-7')).code).toBe(0);
    expect(found(server, words.customer)).toEqual([]);

    // A load that was not killed but is slow is told, and the folder stays as it is.
    expect(
      await askOperator(server.dataDir, { do: 'swapIn', staged: ['maps.sqlite'] }).catch(String),
    ).toContain('Load again.');
    expect((await server.call('GET', `/api/v1/maps/${id}`)).status).toBe(200);
  });

  it('says where traces may be left, and sweeps them when nobody of that name is known any more', async () => {
    const server = await startOperated();
    await plant(server);
    await server.stop();
    // An index that cannot be made anew: a file with it cannot be vacuumed, as on a full disk.
    const unsweepable = 'CREATE TABLE odd (x); CREATE INDEX odd_x ON odd ("y")';
    change(server.dataDir, 'failures.sqlite', unsweepable);
    const first = await runData(server.dataDir, 'erase', '--person', 'c-7');
    expect(first).toMatchObject({ code: 1, text: expect.stringContaining('one failure of this customer') });
    expect(first.text).toContain('It is erased. But traces of what was erased may be left');
    expect(first.text).toContain('failures.sqlite (no such column');
    change(server.dataDir, 'failures.sqlite', 'DROP TABLE odd');
    const again = await runData(server.dataDir, 'erase', '--person', 'c-7');
    expect(again).toMatchObject({ code: 1, text: expect.stringContaining('Nobody is known as c-7') });
    expect(again.text).toContain('No traces of what was erased earlier are left');
    expect(found(server, words.customer)).toEqual([]);
  });
});
