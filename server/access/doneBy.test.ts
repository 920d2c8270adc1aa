import { expect, test } from 'vitest';
import { doneBy } from './doneBy.ts';
import { endings } from './endings.ts';

test('an ending names who brought it about', () => {
  expect(doneBy('Anna', 'changed what you may do.', endings.rightsChanged)).toEqual({
    code: 4205,
    reason: 'Anna changed what you may do.',
  });
});

test('the longest name leaves a reason that fits into a close frame, and no half letters', () => {
  const { reason } = doneBy('👩‍🚀'.repeat(20), 'took you off this map.', endings.removed);
  expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
  expect(reason).toMatch(/… took you off this map\.$/u);
  expect(reason.isWellFormed()).toBe(true);
});
