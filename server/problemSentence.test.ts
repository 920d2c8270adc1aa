import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { problemSentence } from './problemSentence.ts';
import { makeDataDir } from './testing/startTestServer.ts';

function sentenceOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return problemSentence(error);
  }
  throw new Error('Nothing was wrong.');
}

test('what the system refuses is told with the path and what to do, and what is a sentence already stays', () => {
  const folder = makeDataDir();
  const file = join(folder, 'file');
  const write = (path: string) => sentenceOf(() => writeFileSync(path, ''));
  writeFileSync(file, '');
  expect(write(join(folder, 'none', 'x'))).toBe(
    `There is no ${join(folder, 'none', 'x')}. Look whether the path is right and its disk is mounted.`,
  );
  expect(write(join(file, 'x'))).toContain('leads through a file');
  expect(write(folder)).toBe(`${folder} is a folder where a file is needed. Give another path.`);
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA max_page_count = 1');
  expect(sentenceOf(() => db.exec('CREATE TABLE t (x)'))).toContain('There is no room left on a disk');
  expect(problemSentence(new Error('There is no map.'))).toBe('There is no map.');
});
