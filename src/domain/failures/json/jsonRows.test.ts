import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnreadableFile } from '../UnreadableFile.ts';
import { flattenRecord } from './flattenRecord.ts';
import { JsonElements } from './JsonElements.ts';

function elementsOf(text: string, pieceLength: number): readonly unknown[] {
  const elements = new JsonElements();
  const found: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength)
    found.push(...elements.push(text.slice(at, at + pieceLength)));
  elements.end();
  return found.map((element) => JSON.parse(element) as unknown);
}

describe('records in a JSON text', () => {
  test('however it is cut and spaced, a list gives its elements, alone or within an object', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(0, 2),
        fc.constantFrom('rows', 'data', 'items'),
        (drawn, pieceLength, space, name) => {
          // JSON has no −0: what a file can hold is what comes back from its text.
          const records = JSON.parse(JSON.stringify(drawn)) as unknown[];
          expect(elementsOf(JSON.stringify(records, null, space), pieceLength)).toEqual(records);
          const within = { note: 'a [{"rows": "\\"', meta: { rows: [1], x: [] }, [name]: records, end: [{}] };
          expect(elementsOf(JSON.stringify(within, null, space), pieceLength)).toEqual(records);
        },
      ),
    );
  });

  test.each(['[{"a":1},', '[{"a":1}', '[{"a":1}}', '{"rows":[1}', '{"a":{"rows":[1]}}', '"x"', '[1]]'])(
    '%s is no such list',
    (text) => {
      expect(() => elementsOf(text, 3)).toThrow(UnreadableFile);
    },
  );
});

describe('a record', () => {
  test('is flattened by names; long ids keep their digits, lists of values are joined', () => {
    const flat = flattenRecord(
      '{"id":570306133677760513,"a":{"b":{"c":true}},"tags":["x",2,null],"list":[{"y":1}],"n":null,"f":1.50}',
    );
    expect('problem' in flat ? flat : Object.fromEntries(flat)).toEqual({
      id: '570306133677760513',
      'a.b.c': 'true',
      tags: 'x, 2, ',
      list: '[{"y":1}]',
      n: '',
      f: '1.5',
    });
  });

  test.each([
    '{"a":',
    '7',
    'null',
    '[1]',
    `${'{"a":'.repeat(20)}1${'}'.repeat(20)}`,
    `{"a":${'['.repeat(20)}${']'.repeat(20)}}`,
  ])('%s is none', (text) => {
    expect(flattenRecord(text)).toHaveProperty('problem');
  });
});
