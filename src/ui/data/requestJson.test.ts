import { expect, test } from 'vitest';
import { z } from 'zod';
import { readAnswer } from './requestJson.ts';

const schema = z.object({ id: z.string() });

test('an answer that fits is its value', () => {
  expect(readAnswer(200, '{"id":"a"}', schema)).toEqual({ ok: true, value: { id: 'a' } });
});

test('a refusal gives the sentence that the server wrote', () => {
  const body = '{"title":"Unprocessable","detail":"The periods overlap."}';
  expect(readAnswer(422, body, schema)).toEqual({ ok: false, status: 422, problem: 'The periods overlap.' });
});

test('an answer that is no JSON or does not fit is never taken for one', () => {
  expect(readAnswer(200, '<html>', schema)).toMatchObject({ ok: false, status: 200 });
  expect(readAnswer(200, '{"id":7}', schema)).toMatchObject({ ok: false });
  expect(readAnswer(502, '<html>', schema)).toMatchObject({ ok: false, problem: 'The server refused (502).' });
});
