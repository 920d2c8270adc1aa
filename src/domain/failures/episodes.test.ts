import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { episodesOf, type Contact } from './episodes.ts';
import { episodeSummary } from './episodeSummary.ts';

const dayMs = 86_400_000;
let nextId = 0;

function contact(day: number, more: Partial<Contact> = {}): Contact {
  nextId += 1;
  return {
    id: String(nextId),
    customer: 'ann',
    problem: 'late',
    place: 'deliver',
    at: day * dayMs,
    day,
    channel: 'phone',
    solvedAt: null,
    reopens: null,
    ...more,
  };
}

const arbitraryContacts = fc.array(
  fc
    .record({
      customer: fc.constantFrom('ann', 'bob', 'cay'),
      problem: fc.constantFrom('late', 'lost', 'deliver'),
      place: fc.constantFrom('deliver', 'use'),
      day: fc.integer({ min: 0, max: 60 }),
      channel: fc.constantFrom('', 'phone', 'web'),
      reopens: fc.constantFrom(null, 0, 1),
      solvedAt: fc.constantFrom(null, 'untimed' as const, 20 * dayMs),
    })
    .map((each) => contact(each.day, each)),
  { maxLength: 60 },
);

function setbacksOf(...contacts: Contact[]): readonly string[] | undefined {
  return episodesOf(contacts, 14)[0]?.setbacks;
}

describe('episodes', () => {
  test('are contacts of one customer about one problem with no longer pause than the window', () => {
    const all = [
      contact(1),
      contact(15),
      contact(30),
      contact(2, { customer: 'bob' }),
      contact(3, { problem: 'lost' }),
    ];
    const sizes = episodesOf(all, 14).map(({ customer, problem, days, contacts }) => [
      customer,
      problem,
      days,
      contacts.length,
    ]);
    expect(sizes).toEqual([
      ['ann', 'late', 14, 2],
      ['bob', 'late', 0, 1],
      ['ann', 'lost', 0, 1],
      ['ann', 'late', 0, 1],
    ]);
  });

  test('name why a customer was back at square one', () => {
    expect(setbacksOf(contact(1), contact(2))).toEqual([]);
    expect(setbacksOf(contact(1, { reopens: 1 }))).toEqual(['reopened']);
    expect(setbacksOf(contact(1, { solvedAt: 'untimed' }), contact(2))).toEqual(['cameBackAfterSolved']);
    expect(setbacksOf(contact(1, { solvedAt: 1.5 * dayMs }), contact(2))).toEqual(['cameBackAfterSolved']);
    expect(setbacksOf(contact(1, { solvedAt: 3 * dayMs }), contact(2))).toEqual([]);
    expect(setbacksOf(contact(1), contact(2, { solvedAt: 'untimed' }))).toEqual([]);
    expect(setbacksOf(contact(1), contact(2, { channel: 'web' }))).toEqual(['changedChannel']);
    expect(setbacksOf(contact(1), contact(2, { channel: '' }))).toEqual([]);
  });

  test('hold every contact exactly once, whatever order they come in, and re-add in the summary', () => {
    fc.assert(
      fc.property(arbitraryContacts, fc.integer({ min: 0, max: 30 }), (contacts, windowDays) => {
        const episodes = episodesOf(contacts, windowDays);
        const held = episodes.flatMap((episode) => episode.contacts.map(({ id }) => id));
        expect(held.toSorted()).toEqual(contacts.map(({ id }) => id).toSorted());
        expect(episodesOf(contacts.toReversed(), windowDays)).toEqual(episodes);
        for (const episode of episodes) {
          const days = episode.contacts.map(({ day }) => day);
          expect(days).toEqual(days.toSorted((a, b) => a - b));
          for (const each of episode.contacts) {
            expect([each.customer, each.problem]).toEqual([episode.customer, episode.problem]);
          }
          for (const [index, day] of days.entries()) {
            expect(day - (days[index - 1] ?? day)).toBeLessThanOrEqual(windowDays);
          }
        }
        const summary = episodeSummary(episodes);
        expect(summary.contacts).toBe(contacts.length);
        expect(summary.attempts.reduce((sum, count) => sum + count, 0)).toBe(summary.episodes);
        expect(summary.backAtSquareOne).toBeLessThanOrEqual(summary.episodes);
      }),
    );
  });

  test('no two of one customer and problem could have been one', () => {
    fc.assert(
      fc.property(arbitraryContacts, fc.integer({ min: 0, max: 30 }), (contacts, windowDays) => {
        const courses = Map.groupBy(
          episodesOf(contacts, windowDays),
          ({ customer, problem }) => `${customer} ${problem}`,
        );
        for (const course of courses.values()) {
          for (const [index, episode] of course.entries()) {
            const before = course[index - 1]?.contacts.at(-1);
            const first = episode.contacts[0];
            if (before && first) expect(first.day - before.day).toBeGreaterThan(windowDays);
          }
        }
      }),
    );
  });
});

test('a summary says how many attempts episodes took, how long they lasted, and which touch several places', () => {
  const episodes = episodesOf(
    [contact(1), contact(3, { place: 'use' }), contact(9, { channel: 'web' }), contact(40), contact(90)],
    14,
  );
  expect(episodeSummary(episodes)).toEqual({
    episodes: 3,
    contacts: 5,
    customers: 1,
    attempts: [2, 0, 1],
    medianDays: 8,
    backAtSquareOne: 1,
    severalPlaces: 1,
  });
  expect(episodeSummary([])).toMatchObject({ episodes: 0, attempts: [], medianDays: null });
});
