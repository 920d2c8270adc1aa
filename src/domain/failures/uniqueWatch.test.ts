import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniqueWatch } from './uniqueWatch.ts';

test('a text is new exactly as a set of all texts says', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (texts) => {
      const watch = uniqueWatch();
      const seen = new Set<string>();
      for (const text of texts) {
        expect(watch.add(text)).toBe(!seen.has(text));
        seen.add(text);
      }
    }),
  );
});

test('300,000 running numbers are all different, and the first again is not', () => {
  const watch = uniqueWatch();
  let fresh = 0;
  for (let index = 0; index < 300_000; index += 1) if (watch.add(`T-${index}`)) fresh += 1;
  expect(fresh).toBe(300_000);
  expect(watch.add('T-0')).toBe(false);
});
