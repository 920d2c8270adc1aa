import { expect, test } from 'vitest';
import { doneWords } from './doneWords.ts';

const nothing = { accepted: 0, updated: 0, unchanged: 0, withdrawn: 0 };

test.each([
  [{ accepted: 200 }, '200 failures added.'],
  [{ accepted: 1, unchanged: 199 }, '1 failure added.'],
  [{ updated: 3, unchanged: 197 }, '3 failures updated.'],
  [{ unchanged: 199, withdrawn: 1 }, '1 failure withdrawn.'],
  [{ accepted: 50, updated: 3, unchanged: 7, withdrawn: 1 }, '50 failures added, 3 updated, 1 withdrawn.'],
  [{ unchanged: 200 }, 'The same rows again: nothing changed.'],
])('%o is told as what it did to the map, not as what the map holds', (counts, words) => {
  const result = { datasetId: 'd', read: 0, rejected: 0, missing: 0, ...nothing, ...counts };
  expect(doneWords(result)).toBe(words);
});
