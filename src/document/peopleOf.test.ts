import { expect, test } from 'vitest';
import { peopleOf } from './peopleOf.ts';

const tab = (client: number, id: string) => ({ client, person: { id } });
const tabs = [tab(1, 'ana'), tab(2, 'me'), tab(3, 'bob'), tab(4, 'ana')];
const clients = (acts: readonly [number, number][]) =>
  peopleOf(tabs, 'me', new Map(acts)).map(({ client }) => client);

test('a person with two tabs is one person, seen where they did something last', () => {
  expect(clients([[1, 1]])).toEqual([1, 3]);
  expect(
    clients([
      [1, 1],
      [4, 2],
    ]),
  ).toEqual([4, 3]);
  expect(
    clients([
      [1, 3],
      [4, 2],
    ]),
  ).toEqual([1, 3]);
});
