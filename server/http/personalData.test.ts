import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootNames } from '#document/schema.ts';
import { createLog } from '#server/log.ts';
import { joinStock, synced } from '#server/testing/joinStock.ts';
import { ticketSettings } from '#server/testing/openTestFailures.ts';
import { startTestServer, type TestServer } from '#server/testing/startTestServer.ts';
import { csvLine } from '#domain/failures/csvLine.ts';
import { plantedPersonal } from '#testing/plantedPersonal.ts';

const planted: readonly string[] = Object.values(plantedPersonal).flat();
const secret = (index: number): string => planted[index % planted.length] ?? '';

/** Every planted piece stands in a text, in another column and in a refused row; some in headings, groups and ids. */
function plantedFile(): string {
  const headings = [
    'Id',
    'Day',
    'What',
    'Said',
    'Via',
    `Notes for ${secret(0)}`,
    `Line ${secret(12)}`,
    'Who',
  ];
  const rows = planted.flatMap((text, index) => [
    [
      `T${index}`,
      '2025-03-14',
      'Late',
      `Please use ${text}, it is late.`,
      'web',
      text,
      '',
      secret(index + 1),
    ],
    [text, '2025-03-15', `About ${text}`, 'Twice', 'web', '', `see ${text}`, text],
    [`R${index}`, `soon, ask ${text}`, 'Lost', `I am ${text}`, 'web', text, text, text],
    [`W${index}`, '2025-03-15', 'Lost', `Too narrow for ${text}`],
  ]);
  return [headings, ...rows].map(csvLine).join('');
}

/** What a person might search for: as it was written, without its gaps, and its digits alone. */
function tracesOf(text: string): readonly string[] {
  const compact = text.replaceAll(/[\s.\-–/()]/g, '');
  const digits = text.replaceAll(/\D/g, '');
  return [...new Set([text, compact, ...(digits.length >= 9 ? [digits] : [])])];
}

function leaksIn(name: string, content: string): readonly string[] {
  const lower = content.toLowerCase();
  return planted.flatMap((text) =>
    tracesOf(text)
      .filter((trace) => lower.includes(trace.toLowerCase()))
      .map((trace) => `${name}: ${trace}`),
  );
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function importPlanted(server: TestServer, id: string): Promise<Record<string, unknown>> {
  const [notes = '', line = ''] = ['Notes for [e-mail]', 'Line [phone]'];
  const { columns } = ticketSettings;
  const settings = {
    name: `Asked by ${secret(0)}`,
    timeZone: 'UTC',
    columns: { ...columns, segments: [notes, line] },
    dateOrder: { Day: 'YMD' },
  };
  const query = new URLSearchParams({
    settings: JSON.stringify(settings),
    fileName: `${secret(0)} ${secret(20)}.csv`,
  });
  const response = await fetch(`${server.url}/api/v1/maps/${id}/datasets?${query}`, {
    method: 'POST',
    headers: { origin: server.url, 'content-type': 'text/csv' },
    body: plantedFile(),
  });
  const body = (await response.json()) as Record<string, unknown>;
  expect({ status: response.status, ...body }).toMatchObject({ status: 201, read: planted.length * 4 });
  return body;
}

test('the search finds what is there: the negative control', () => {
  expect(leaksIn('file', plantedFile()).length).toBeGreaterThanOrEqual(planted.length);
});

test('personal data of a file is raw nowhere: data folder, log, document, answers', async () => {
  const lines: string[] = [];
  const log = createLog('trace', { write: (line) => void lines.push(line) });
  const server = await startTestServer({ log });
  const { id, room } = await server.makeMap();
  const imported = await importPlanted(server, id);
  expect(imported).toMatchObject({ accepted: planted.length * 2, rejected: planted.length * 2 });

  const row = {
    occurredAt: '2025-03-16T10:00:00Z',
    text: `Call ${secret(14)}`,
    group: secret(1),
    fields: { [secret(3)]: secret(30) },
  };
  const posted = await server.call('POST', `/api/v1/maps/${id}/failures`, {
    source: `live ${secret(2)}`,
    rows: [row],
  });
  expect(posted.status).toBe(202);

  const paths = ['failures?limit=500', 'failures.csv', 'tallies', 'measures', ''].map((path) =>
    `/api/v1/maps/${id}/${path}`.replace(/\/$/, ''),
  );
  for (const path of [...paths, String(imported['rejectsUrl'])]) {
    const answer = await server.call('GET', path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(leaksIn(path, await answer.text())).toEqual([]);
  }
  expect(leaksIn('answer', JSON.stringify(imported))).toEqual([]);

  const client = joinStock(server.url, room);
  await synced(client);
  const document = JSON.stringify([...rootNames].map((name) => client.doc.getMap(name).toJSON()));
  // The document knows the dataset by its name, so there is something to search in.
  expect(document).toContain('Asked by [');
  expect(leaksIn('document', document)).toEqual([]);
  expect(leaksIn('update', Buffer.from(Y.encodeStateAsUpdate(client.doc)).toString('latin1'))).toEqual([]);

  const whileOpen = filesUnder(server.dataDir);
  expect(whileOpen.some((file) => file.endsWith('-wal'))).toBe(true);
  for (const file of whileOpen) expect(leaksIn(file, readFileSync(file).toString('utf8'))).toEqual([]);
  await server.stop();
  for (const file of filesUnder(server.dataDir))
    expect(leaksIn(file, readFileSync(file).toString('utf8'))).toEqual([]);
  expect(lines.length).toBeGreaterThan(0);
  expect(leaksIn('log', lines.join('\n'))).toEqual([]);
});
