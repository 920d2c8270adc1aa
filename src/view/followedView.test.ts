import { expect, test } from 'vitest';
import type { Other } from '#document/presence.ts';
import { presenceSchema } from '#document/presenceSchema.ts';
import { followedView } from './followedView.ts';

const seen = { x: 0, y: 0, width: 800, height: 600, query: 'lens=burden' };
const one = (id: string, view: Other['view']): Other => ({
  client: id.codePointAt(0) ?? 0,
  ...presenceSchema.parse({ person: { id, name: id, hue: 1 }, view }),
});
const followedBy = (me: string, person: string, people: readonly Other[]) =>
  followedView(people, person, new Set([me]));

test('what the person sees is taken on', () => {
  expect(followedBy('me', 'ana', [one('ana', seen)])).toEqual({ at: 'seen', seen });
});

test('who follows somebody else passes that view on, however long the chain', () => {
  const people = [one('ana', { follows: 'bob' }), one('bob', { follows: 'cem' }), one('cem', seen)];
  expect(followedBy('me', 'ana', people)).toEqual({ at: 'seen', seen });
});

test('nobody leads in a circle, whether one is part of it or not', () => {
  expect(followedBy('me', 'ana', [one('ana', { follows: 'me' })])).toEqual({ at: 'circle' });
  const others = [one('ana', { follows: 'bob' }), one('bob', { follows: 'ana' })];
  expect(followedBy('me', 'ana', others)).toEqual({ at: 'circle' });
});

test('a person who has left is away; one whose leader has left is about to look for themselves', () => {
  expect(followedBy('me', 'ana', [])).toEqual({ at: 'away' });
  expect(followedBy('me', 'ana', [one('ana', { follows: 'gone' })])).toEqual({ at: 'waiting' });
  expect(followedBy('me', 'ana', [one('ana', null)])).toEqual({ at: 'waiting' });
});
