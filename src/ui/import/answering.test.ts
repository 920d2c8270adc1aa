import { expect, test } from 'vitest';
import { answerTo, withAnswer } from './answering.ts';

test('an answer stands under its question’s id, also where a heading has dots', () => {
  const answers = withAnswer(withAnswer({}, 'timeZone', 'UTC'), 'swapRepair.Date (dd.mm.)', true);
  expect(answers).toEqual({ timeZone: 'UTC', swapRepair: { 'Date (dd.mm.)': true } });
  expect(answerTo(answers, 'swapRepair.Date (dd.mm.)')).toBe(true);
  expect(answerTo(answers, 'dateOrder.Day')).toBeUndefined();
});

test('a second answer of a kind keeps the first', () => {
  const one = withAnswer({}, 'dateOrder.Opened', 'DMY');
  expect(withAnswer(one, 'dateOrder.Closed', 'MDY')).toEqual({
    dateOrder: { Opened: 'DMY', Closed: 'MDY' },
  });
});
