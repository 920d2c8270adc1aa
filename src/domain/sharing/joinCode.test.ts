import { expect, test } from 'vitest';
import { inHalves, parseJoinCode } from './joinCode.ts';

test('a code is understood however it was typed', () => {
  for (const typed of ['ABCD2345', 'abcd2345', 'abcd-2345', ' AbCd 23 45 ', 'ABCD–2345', 'abcd_2345.'])
    expect(parseJoinCode(typed)).toBe('ABCD2345');
});

test('what cannot be a code is said to be none before it is sent', () => {
  for (const typed of ['', 'ABCD', 'ABCD23456', 'ABCD/345', 'ÄBCD2345'])
    expect(parseJoinCode(typed)).toBeNull();
});

test('a code in two halves is understood again', () => {
  expect(inHalves('ABCD2345')).toBe('ABCD-2345');
  expect(parseJoinCode(inHalves('ABCD2345'))).toBe('ABCD2345');
});
