import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAlikes } from '#testing/lookAlikes.ts';
import { plantedPersonal } from '#testing/plantedPersonal.ts';
import { findPersonal, personalKinds } from './findPersonal.ts';
import { maskPersonal } from './maskPersonal.ts';

const planted = personalKinds.flatMap((kind) => plantedPersonal[kind].map((text) => [kind, text] as const));

test('there is enough to find, and enough to leave alone', () => {
  expect(planted.length).toBeGreaterThanOrEqual(50);
  expect(new Set(lookAlikes).size).toBeGreaterThanOrEqual(200);
});

test.each(planted)('an %s is masked alone, in a sentence and between other words: %s', (kind, text) => {
  expect(maskPersonal(text)).toBe(`[${kind}]`);
  expect(maskPersonal(`Please use ${text}, thanks.`)).toBe(`Please use [${kind}], thanks.`);
  expect(maskPersonal(`(${text})\nnext line`)).toBe(`([${kind}])\nnext line`);
  expect(maskPersonal(`It is ${text}. Order 12.`)).toBe(`It is [${kind}]. Order 12.`);
});

test.each(lookAlikes.map((text) => [text]))('no personal data: %s', (text) => {
  expect(maskPersonal(text)).toBe(text);
  expect(maskPersonal(`It says ${text}, they told me.`)).toBe(`It says ${text}, they told me.`);
});

test.each([
  ['Call me back on 2125550142 please', 'Call me back on [phone] please'],
  ['tel: 5551234567', 'tel: [phone]'],
  ['Handy 1711234567', 'Handy [phone]'],
  ['my number is 612345678.', 'my number is [phone].'],
  ['WhatsApp 55 1234 5678', 'WhatsApp [phone]'],
])('digits after a word for a telephone are one: %s', (text, masked) => {
  expect(maskPersonal(text)).toBe(masked);
});

test('several in one text are found in their order, without overlap', () => {
  const text =
    'ann@example.org, 212-555-0142; 4111 1111 1111 1111 or DE89370400440532013000 from 203.0.113.9';
  expect(findPersonal(text).map(({ kind }) => kind)).toEqual(['e-mail', 'phone', 'card', 'IBAN', 'IP']);
});

test('each card of a list is found', () => {
  const list = plantedPersonal.card.slice(0, 4).join(' ');
  expect(maskPersonal(list)).toBe('[card] [card] [card] [card]');
});

test('whatever the text is, what is found lies in it in order', () => {
  const bits = fc.constantFrom(
    ...planted.map(([, text]) => text),
    ...lookAlikes,
    ' ',
    ', ',
    '\n',
    '+',
    '(',
    '.',
  );
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 12 }), (parts) => {
      const text = parts.join(' ');
      const found = findPersonal(text);
      let end = 0;
      for (const each of found) {
        expect(each.start).toBeGreaterThanOrEqual(end);
        expect(each.end).toBeGreaterThan(each.start);
        end = each.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test.each([
  ['digits', '1'.repeat(200_000)],
  ['groups', '01-'.repeat(70_000)],
  ['plus signs', '+1 '.repeat(70_000)],
  ['an address without an end', `@${'a.'.repeat(100_000)}`],
  ['colons', 'a:'.repeat(100_000)],
])(
  'a very long cell of %s is looked through once',
  (_name, text) => {
    expect(maskPersonal(text).length).toBeGreaterThan(0);
  },
  5_000,
);
