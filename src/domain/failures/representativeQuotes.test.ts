import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostQuotes, representativeQuotes, type Quotable } from './representativeQuotes.ts';

function quotable(text: string, index: number, satisfaction: number | null = null): Quotable {
  return { id: `t${index}`, text, satisfaction };
}

const late = ['parcel', 'late', 'again', 'waited', 'week', 'delivery', 'driver', 'never', 'came'];
const bill = ['bill', 'wrong', 'charged', 'twice', 'refund', 'account', 'money', 'card', 'invoice'];
const praise = 'Actually the young man in the shop sorted the parcel out and I left with a smile';

/** Forty texts about late parcels, twenty about bills, and one that says otherwise. */
const mixed: readonly Quotable[] = [
  ...Array.from({ length: 40 }, (_, index) => sentence(late, index)),
  ...Array.from({ length: 20 }, (_, index) => sentence(bill, index)),
  praise,
].map((text, index) => quotable(text, index));

function sentence(words: readonly string[], index: number): string {
  return Array.from(
    { length: 5 },
    (_, at) => words[(index * 3 + at * (1 + (index % 4))) % words.length],
  ).join(' ');
}

describe('representative quotes', () => {
  test('cover what all say: the larger theme first, the smaller one too', () => {
    const { quotes } = representativeQuotes(mixed);
    expect(quotes).toHaveLength(mostQuotes);
    const themes = quotes.map(({ id }) => (Number(id.slice(1)) < 40 ? 'late' : 'bill'));
    expect(themes[0]).toBe('late');
    expect(themes).toContain('bill');
    const likeLate = quotes
      .filter((_, index) => themes[index] === 'late')
      .reduce((sum, { like }) => sum + like, 0);
    expect(likeLate).toBeGreaterThanOrEqual(35);
    expect(quotes.reduce((sum, { like }) => sum + like, 0)).toBeLessThanOrEqual(mixed.length);
  });

  test('the dissenting one has least in common with the rest', () => {
    expect(representativeQuotes(mixed).dissenting).toEqual({ id: 't60', because: 'leastAlike' });
  });

  test('where customers scored, the dissenting one scored well', () => {
    const scored = mixed.map((each, index) =>
      index === 60 || index === 5 ? each : { ...each, satisfaction: 0 },
    );
    const happy = 'The driver came late but phoned and the delivery was fine in the end again';
    const { dissenting } = representativeQuotes([...scored, quotable(happy, 99, 1)]);
    expect(dissenting).toEqual({ id: 't99', because: 'scoredWell' });
  });

  test('prefer texts that are read at a glance, and quote long ones where there are no others', () => {
    const long = mixed.map((each) => ({ ...each, text: `${each.text} ${'and so it went on '.repeat(30)}` }));
    const short = mixed.slice(0, 8);
    expect(
      representativeQuotes([...long, ...short.map((each) => ({ ...each, id: `s${each.id}` }))]).quotes,
    ).toSatisfy((quotes: { id: string }[]) => quotes.every(({ id }) => id.startsWith('s')));
    expect(representativeQuotes(long).quotes).toHaveLength(mostQuotes);
  });

  test('nothing and hardly anything to quote is no fault', () => {
    expect(representativeQuotes([])).toEqual({ quotes: [], dissenting: null });
    expect(representativeQuotes([quotable('', 0), quotable('no', 1)])).toEqual({
      quotes: [],
      dissenting: null,
    });
    const one = representativeQuotes([quotable('It never came and nobody called back', 0)]);
    expect(one).toEqual({ quotes: [{ id: 't0', like: 1 }], dissenting: null });
  });

  test('are the same each time, stand for themselves, never repeat a text, and never dissent with themselves', () => {
    const texts = fc.array(
      fc.array(fc.constantFrom(...late, ...bill), { maxLength: 14 }).map((words) => words.join(' ')),
      { maxLength: 50 },
    );
    fc.assert(
      fc.property(texts, (all) => {
        const given = all.map((text, index) => quotable(text, index));
        const { quotes, dissenting } = representativeQuotes(given);
        expect(representativeQuotes(given)).toEqual({ quotes, dissenting });
        const quoted = quotes.map(({ id }) => all[Number(id.slice(1))]);
        expect(new Set(quoted).size).toBe(quotes.length);
        for (const { like } of quotes) expect(like).toBeGreaterThanOrEqual(1);
        if (dissenting) expect(quoted).not.toContain(all[Number(dissenting.id.slice(1))]);
      }),
    );
  });
});
