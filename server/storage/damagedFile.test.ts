import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { seededRandom, type SeededRandom } from '#base/seededRandom.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import type { MapEntry } from './MapKeeper.ts';
import { openSqliteMapKeeper } from './openSqliteMapKeeper.ts';

const at = '2026-01-02T03:04:05.000Z';
const entry: MapEntry = { id: 'a', epoch: 1, title: 'A', createdAt: at, updatedAt: at };
const commits = 60;

type Files = { readonly main: Buffer; readonly log: Buffer };
type Found = { readonly verdict: 'prefix'; readonly commits: number } | { readonly verdict: 'refused' };

/** The files of a server that was killed: a main file with a part folded into it, and a log with what came after. */
async function makeFiles(): Promise<{ files: Files; updates: readonly Uint8Array[] }> {
  const file = join(makeDataDir(), 'maps.sqlite');
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const first = await openSqliteMapKeeper(file);
  await first.create(entry, Y.encodeStateAsUpdate(doc));
  await first.close();
  const keeper = await openSqliteMapKeeper(file);
  for (let n = 0; n < commits; n++) {
    doc.getMap('notes').set(`n${n % 7}`, new Y.Map<unknown>([['text', 'Waited again. '.repeat(n)]]));
    await keeper.append('a', updates.slice(-1), { title: String(n + 1), at });
  }
  const files = { main: readFileSync(file), log: readFileSync(`${file}-wal`) };
  await keeper.close();
  return { files, updates };
}

/** What a power cut or a bad disk may do to the end of a file, from a place on. */
const damages: readonly ((bytes: Buffer, random: SeededRandom) => Buffer)[] = [
  (bytes, random) => bytes.subarray(0, random.between(0, bytes.byteLength - 1)),
  (bytes, random) => {
    const place = random.between(0, bytes.byteLength - 1);
    bytes[place] = bytes[place]! ^ (1 << random.between(0, 7));
    return bytes;
  },
  (bytes, random) => {
    const from = random.between(0, bytes.byteLength - 1);
    for (let n = from; n < Math.min(from + 512, bytes.byteLength); n++) bytes[n] = random.between(0, 255);
    return bytes;
  },
  (bytes, random) => bytes.fill(0, random.between(0, bytes.byteLength - 1)),
];

/** Opens damaged files as the server would. Throws when what it opens is not the first so many commits, each whole. */
async function open(files: Files, file: string, updates: readonly Uint8Array[]): Promise<Found> {
  writeFileSync(file, files.main);
  writeFileSync(`${file}-wal`, files.log);
  try {
    const keeper = await openSqliteMapKeeper(file).catch(() => null);
    if (keeper === null) {
      expect(readFileSync(file).equals(files.main)).toBe(true);
      if (files.log.byteLength > 0) expect(readFileSync(`${file}-wal`).equals(files.log)).toBe(true);
      return { verdict: 'refused' };
    }
    const stored = await keeper.load('a');
    const title = (await keeper.find('a'))?.title;
    await keeper.close();
    const found = stored?.updates.length ?? 0;
    const isSame = (update: Uint8Array, n: number) =>
      Buffer.from(update).equals(updates[n] ?? Buffer.alloc(0));
    expect(stored?.updates.every(isSame) ?? true).toBe(true);
    expect(title).toBe(found === 0 ? 'A' : String(found));
    const db = new DatabaseSync(file);
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    db.close();
    return { verdict: 'prefix', commits: found };
  } finally {
    for (const end of ['', '-wal', '-shm']) if (existsSync(file + end)) rmSync(file + end);
  }
}

describe('R2: a database whose end was cut or garbled', () => {
  it('opens on the first so many commits, each whole, when it is the journal', async () => {
    const trials = triesOf('R2', 300);
    const { files, updates } = await makeFiles();
    const random = seededRandom(proofSeed);
    const file = join(makeDataDir(), 'crashed.sqlite');
    const lengths: number[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const log = damages[trial % damages.length]!(Buffer.from(files.log), random);
      const found = await open({ ...files, log }, file, updates);
      expect(found.verdict).toBe('prefix');
      if (found.verdict === 'prefix') lengths.push(found.commits);
    }
    const shortest = Math.min(...lengths);
    const longest = Math.max(...lengths);
    noteProof({ id: 'R2', figures: { trials: lengths.length, 'fewest commits': shortest, most: longest } });
    expect(lengths.length).toBe(trials);
    expect(await open(files, file, updates)).toEqual({ verdict: 'prefix', commits });
    expect(new Set(lengths).size).toBeGreaterThan(20);
  });

  it('is refused and left as it is, or opens whole, when it is the main file that was cut', async () => {
    const { files, updates } = await makeFiles();
    const random = seededRandom(proofSeed);
    const file = join(makeDataDir(), 'cut.sqlite');
    const found: Found[] = [];
    for (let trial = 0; trial < 40; trial++) {
      const main = files.main.subarray(0, random.between(1, files.main.byteLength - 1));
      const log = trial % 2 === 0 ? Buffer.alloc(0) : files.log;
      found.push(await open({ log, main }, file, updates));
    }
    const refused = found.filter(({ verdict }) => verdict === 'refused').length;
    noteProof({ id: 'R2', figures: { 'main file cut': found.length, 'refused and untouched': refused } });
    expect(refused).toBeGreaterThan(0);
    // What opens is whole: the cut part was in the log again, or held nothing.
    const lengths = found.flatMap((one) => (one.verdict === 'prefix' ? [one.commits] : []));
    expect(new Set(lengths)).toEqual(new Set([0, commits]));
  });

  it('would be caught if it opened on anything else', async () => {
    const { files, updates } = await makeFiles();
    const file = join(makeDataDir(), 'crashed.sqlite');
    await expect(open(files, file, updates.toReversed())).rejects.toThrow();
  });
});
