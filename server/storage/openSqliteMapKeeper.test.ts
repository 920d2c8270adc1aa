import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { describeMapKeeper } from './mapKeeperContract.ts';
import type { MapEntry } from './MapKeeper.ts';
import { openSqliteMapKeeper } from './openSqliteMapKeeper.ts';

describeMapKeeper('SQLite', () => {
  const file = join(makeDataDir(), 'maps.sqlite');
  return { open: () => openSqliteMapKeeper(file) };
});

const at = '2026-01-02T03:04:05.000Z';
const entry: MapEntry = { id: 'a', epoch: 1, title: 'A', createdAt: at, updatedAt: at };

describe('the SQLite file', () => {
  it('belongs to one server at a time, and the second is told so in a sentence', async () => {
    const file = join(makeDataDir(), 'maps.sqlite');
    const first = await openSqliteMapKeeper(file);
    await first.create(entry, Uint8Array.of(1));
    await expect(openSqliteMapKeeper(file)).rejects.toThrow('another Throughline is running');
    await first.close();
  });

  it('is refused and left as it is when it is not a database', async () => {
    const file = join(makeDataDir(), 'maps.sqlite');
    writeFileSync(file, 'These are somebody’s notes, and they are longer than a page header.'.repeat(20));
    const before = readFileSync(file);
    await expect(openSqliteMapKeeper(file)).rejects.toThrow();
    expect(readFileSync(file)).toEqual(before);
  });
});
