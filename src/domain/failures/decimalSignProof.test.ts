import { expect, test } from 'vitest';
import { decimalSignProof, type DecimalSignFound } from './decimalSignProof.ts';

function found(texts: readonly string[]): DecimalSignFound {
  const proof = decimalSignProof();
  for (const text of texts) proof.add(text);
  return proof.find();
}

test('a number that only one sign can read proves it, with the count', () => {
  expect(found(['1.234,56', '12', '1.234'])).toEqual({
    state: 'proven',
    sign: ',',
    because: '1 of 3 numbers can only be read with a comma as decimal sign; none with a point.',
  });
  expect(found(['{$380.00}', '{$1,200.50}'])).toMatchObject({ state: 'proven', sign: '.' });
});

test('whole numbers without groups need no sign', () => {
  expect(found(['12', '1234', '-5'])).toMatchObject({ state: 'proven', sign: '.' });
});

test('where only numbers like 1.234 stand a person is asked, and told what each sign would make of them', () => {
  expect(found(['1.234', '12', '7.000'])).toEqual({
    state: 'tied',
    options: [
      { value: '.', because: 'With a point as decimal sign “1.234” is 1.234.' },
      { value: ',', because: 'With a comma as decimal sign “1.234” is 1234.' },
    ],
  });
});

test('both signs in one column are a tie; one slip among many is not', () => {
  expect(found(['1,5', '1.5'])).toMatchObject({ state: 'tied' });
  expect(found(['1.5', ...Array.from({ length: 20 }, () => '2,5')])).toMatchObject({ sign: ',' });
});

test('a column of words holds no numbers', () => {
  expect(found(['2 - High', '3 - Low', '12'])).toEqual({ state: 'noNumbers' });
});
