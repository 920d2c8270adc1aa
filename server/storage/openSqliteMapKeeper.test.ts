import { copyFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
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

  it('opens on whole commits wherever its write-ahead log was cut or garbled', async () => {
    const folder = makeDataDir();
    const file = join(folder, 'maps.sqlite');
    const keeper = await openSqliteMapKeeper(file);
    await keeper.create(entry, Uint8Array.of(0));
    const commits = 20;
    for (let n = 1; n <= commits; n++) {
      await keeper.append('a', [Uint8Array.of(n), Uint8Array.of(n)], { title: String(n), at });
    }
    // A copy of the files while they are in use is what a crash leaves.
    const crashed = join(folder, 'crashed.sqlite');
    const log = `${file}-wal`;
    expect(existsSync(log)).toBe(true);
    const size = statSync(log).size;
    const seen: number[] = [];
    for (let trial = 0; trial < 60; trial++) {
      const cut = Math.floor((size * (trial + 1)) / 61);
      copyFileSync(file, crashed);
      copyFileSync(log, `${crashed}-wal`);
      if (trial % 2 === 0) truncateSync(`${crashed}-wal`, cut);
      else garble(`${crashed}-wal`, cut);
      seen.push(await countWholeCommits(crashed));
    }
    await keeper.close();
    expect(seen.every((count) => count >= 0 && count <= commits)).toBe(true);
    expect(Math.max(...seen)).toBeGreaterThan(Math.min(...seen));
  });
});

function garble(file: string, position: number): void {
  const content = readFileSync(file);
  content[position] = (content[position] ?? 0) ^ 0xff;
  writeFileSync(file, content);
}

/** Fails unless what is there is the first n commits, each whole. Zero also where not even the map is there. */
async function countWholeCommits(file: string): Promise<number> {
  const keeper = await openSqliteMapKeeper(file);
  const stored = await keeper.load('a');
  const title = (await keeper.find('a'))?.title;
  await keeper.close();
  if (stored === null) return 0;
  const values = stored.updates.map((update) => update[0]);
  const commits = values.length / 2;
  expect(values).toEqual(Array.from({ length: commits * 2 }, (_, n) => Math.floor(n / 2) + 1));
  expect(title).toBe(commits === 0 ? 'A' : String(commits));
  return commits;
}
