import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNumber, type DecimalSign } from './numberText.ts';

describe('numbers as exports write them', () => {
  test.each<[string, DecimalSign, number | null]>([
    ['12', '.', 12],
    ['1,234.56', '.', 1234.56],
    ['1,234.56', ',', null],
    ['1.234,56', ',', 1234.56],
    ['1.234,56', '.', null],
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['1,23,45,678.9', '.', 12345678.9],
    ['1 234 567,8', ',', 1234567.8],
    ["1'234.50", '.', 1234.5],
    ['1,234 567', '.', null],
    ['12,34', '.', null],
    ['.5', '.', 0.5],
    ['7.', '.', 7],
    ['{$380.00}', '.', 380],
    ['$ 1,200', '.', 1200],
    ['€ 12', ',', 12],
    ['12,50 €', ',', 12.5],
    ['USD -3', '.', -3],
    ['-$3.10', '.', -3.1],
    ['$-3.10', '.', -3.1],
    ['US$ 4', '.', 4],
    ['9.90 CHF', '.', 9.9],
    ['12 %', '.', 12],
    ['(12.00)', '.', -12],
    ['(-12.00)', '.', null],
    ['3-', '.', -3],
    ['−3', '.', -3],
    ['-0', '.', 0],
    ['5.7E+17', '.', 5.7e17],
    ['1e999', '.', null],
    ['', '.', null],
    ['.', '.', null],
    ['-', '.', null],
    ['$', '.', null],
    ['12:30', '.', null],
    ['2025-03-14', '.', null],
    ['2 - High', '.', null],
    ['NaN', '.', null],
    ['Infinity', '.', null],
    ['0x10', '.', null],
    ['twelve', '.', null],
  ])('“%s” with “%s” is %s', (text, sign, expected) => {
    expect(parseNumber(text, sign)).toBe(expected);
  });

  test('what is written with either sign reads back as it was', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, (value) => {
        const plain = value === 0 ? 0 : value;
        expect(parseNumber(value.toLocaleString('en-US', { maximumFractionDigits: 2 }), '.')).toBe(plain);
        expect(parseNumber(value.toLocaleString('de-DE', { maximumFractionDigits: 2 }), ',')).toBe(plain);
        expect(parseNumber(value.toLocaleString('fr-FR', { maximumFractionDigits: 2 }), ',')).toBe(plain);
        expect(parseNumber(value.toLocaleString('en-IN', { maximumFractionDigits: 2 }), '.')).toBe(plain);
      }),
    );
  });

  test('whatever the text is, the answer is a finite number or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0159.,- $€%(){}eE+'), maxLength: 50 }), (text) => {
        for (const sign of ['.', ','] as const) {
          const number = parseNumber(text, sign);
          expect(number === null || Number.isFinite(number)).toBe(true);
        }
      }),
    );
  });
});
