import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDays, anyFilter } from '#testing/anyFailures.ts';
import { everyFailure } from './failureFilter.ts';
import { fromFilterParams, toFilterParams } from './filterParams.ts';

test('a filter comes back from its own query', () => {
  fc.assert(
    fc.property(anyFilter, anyDays, fc.string({ maxLength: 50 }), (some, days, q) => {
      const filter = { ...some, ...days, q };
      expect(fromFilterParams(new URLSearchParams(toFilterParams(filter).toString()))).toEqual(filter);
    }),
  );
});

test('a query that anybody typed never breaks the page, and what makes no sense is left out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('from', 'to', 'cause', 'segment', 'onlyMode', 'q'), fc.string())),
      (pairs) => {
        const filter = fromFilterParams(new URLSearchParams(pairs));
        expect(fromFilterParams(toFilterParams(filter))).toEqual(filter);
      },
    ),
  );
  const typed = new URLSearchParams(
    `from=2026-02-30&to=2026-03-01&cause=moon&cause=policy&channel=phone&segment=x&q=${'a'.repeat(300)}`,
  );
  expect(fromFilterParams(typed)).toEqual({
    ...everyFailure,
    to: '2026-03-01',
    causes: ['policy'],
    channels: ['phone'],
  });
});
