import { expect, test } from 'vitest';
import { askedName, matchingPeople, mentionsIn } from './mentionable.ts';

const people = [
  { id: '1', name: 'Ann' },
  { id: '2', name: 'Ann Lee' },
  { id: '3', name: 'Łukasz Żak' },
];

const none: ReadonlySet<string> = new Set();

test('a name is asked for behind an @ at the beginning of a word, with at most one space in it', () => {
  expect(askedName('Hello @Łu', 9)).toEqual({ start: 6, words: 'Łu' });
  expect(askedName('@', 1)).toEqual({ start: 0, words: '' });
  expect(askedName('@Ann L', 6)).toEqual({ start: 0, words: 'Ann L' });
  expect(askedName('@Ann Lee said', 13)).toBeNull();
  expect(askedName('mail@example', 12)).toBeNull();
  expect(askedName('Hello @Łu and', 3)).toBeNull();
});

test('people are found by the beginning of any part of their name', () => {
  expect(matchingPeople(people, 'ż').map(({ id }) => id)).toEqual(['3']);
  expect(matchingPeople(people, 'ann').map(({ id }) => id)).toEqual(['1', '2']);
  expect(matchingPeople(people, 'nn')).toEqual([]);
});

test('who is mentioned is read from the text as it was sent, the longest name first', () => {
  expect(mentionsIn('@Ann Lee, please look', people, none)).toEqual(['2']);
  expect(mentionsIn('@Ann and @Ann Lee', people, none).toSorted()).toEqual(['1', '2']);
  expect(mentionsIn('Ann', people, none)).toEqual([]);
});

test('of two people with one name, whoever was picked is meant', () => {
  const two = [...people, { id: '4', name: 'Ann' }];
  expect(mentionsIn('Ask @Ann', two, new Set(['4']))).toEqual(['4']);
  expect(mentionsIn('Ask @Ann', two, new Set(['1']))).toEqual(['1']);
});
