import { expect, test } from 'vitest';
import { actionPriority } from './actionPriority.ts';
import { detection } from './detection.ts';
import { occurrence } from './occurrence.ts';

const priority = (severity: number, often: number, unseen: number) =>
  actionPriority({ severity, occurrence: often, detection: unseen });

test('occurrence follows its table, its bounds included', () => {
  const rates = [0, 0.01, 0.011, 0.1, 0.5, 1, 2, 5, 10, 20, 50, 50.1];
  expect(rates.map(occurrence)).toEqual([1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect([null, -1, NaN].map(occurrence)).toEqual([null, null, null]);
});

test('detection is 1 where customers report nothing and 10 where they report nearly all', () => {
  const shares = [0, 0.01, 0.1, 0.2, 0.5, 0.75, 0.9, 0.91, 1];
  expect(shares.map(detection)).toEqual([1, 2, 2, 3, 6, 8, 9, 10, 10]);
  expect([null, 1.1, -0.1].map(detection)).toEqual([null, null, null]);
});

test.each([
  ['high', [9, 4, 1]],
  ['high', [7, 6, 1]],
  ['high', [7, 4, 7]],
  ['high', [4, 8, 5]],
  ['medium', [9, 2, 5]],
  ['medium', [7, 4, 1]],
  ['medium', [7, 2, 5]],
  ['medium', [6, 6, 1]],
  ['medium', [5, 4, 7]],
  ['medium', [3, 8, 5]],
  ['low', [10, 1, 10]],
  ['low', [9, 2, 4]],
  ['low', [7, 3, 4]],
  ['low', [6, 5, 6]],
  ['low', [3, 8, 4]],
  ['low', [1, 10, 10]],
] as const)('the priority is %s at %j', (expected, [severity, often, unseen]) => {
  expect(priority(severity, often, unseen)).toBe(expected);
});

test('equal products are not equal priorities', () => {
  expect([priority(10, 3, 4), priority(6, 4, 5)]).toEqual(['low', 'low']);
  expect([priority(10, 4, 3), priority(6, 4, 5)]).toEqual(['high', 'low']);
});

test('a worse rating never lowers the priority', () => {
  const rank = { low: 0, medium: 1, high: 2 } as const;
  const range = Array.from({ length: 10 }, (_, i) => i + 1);
  let seen = 0;
  for (const s of range) {
    for (const o of range) {
      for (const d of range) {
        const here = rank[priority(s, o, d)!];
        if (o < 10) expect(rank[priority(s, o + 1, d)!]).toBeGreaterThanOrEqual(here);
        if (d < 10) expect(rank[priority(s, o, d + 1)!]).toBeGreaterThanOrEqual(here);
        seen += 1;
      }
    }
  }
  expect(seen).toBe(1000);
});

test('ratings that are no whole numbers from 1 to 10 have no priority', () => {
  expect([priority(0, 5, 5), priority(5.5, 5, 5), priority(5, 11, 5)]).toEqual([null, null, null]);
});
