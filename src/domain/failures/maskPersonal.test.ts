import { expect, test } from 'vitest';
import { maskContacts, maskPersonal } from './maskPersonal.ts';

test('what names or reaches a person is masked in running text', () => {
  expect(
    maskPersonal(
      'Write to ann.lee@example.co.uk or call (212) 555-0142, +44 20 79 46 09 58; card 4111 1111 1111 1111, IBAN DE89 3704 0044 0532 0130 00.',
    ),
  ).toBe('Write to [e-mail] or call [phone], [phone]; card [card], IBAN [IBAN].');
});

test('dates, order numbers, amounts and coordinates stay as they are', () => {
  const text =
    'Order 4111111111111112 of 2025-03-14 01:20, 1,234.56 EUR, at POINT (-73.88182509318824 40.65651333701598)';
  expect(maskPersonal(text)).toBe(text);
  expect(maskContacts('64345465')).toBe('64345465');
});
