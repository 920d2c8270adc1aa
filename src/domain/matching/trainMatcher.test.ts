import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#base/seededRandom.ts';
import { explainMatch } from './explainMatch.ts';
import { matchText } from './matchText.ts';
import type { Matcher } from './matcher.ts';
import { packMatcher, unpackMatcher } from './packMatcher.ts';
import { trainMatcher, type Trained } from './trainMatcher.ts';
import type { LabelledText, SeedWords } from './trainingSet.ts';

/** Any UTF-16 units, halves of letters as well. */
const anyUnits = fc.array(fc.nat(65_535), { maxLength: 200 }).map((units) => String.fromCharCode(...units));

describe('a matcher that has learned', () => {
  const examples = placedRows(90, 1);
  const trained = finish(examples, []);
  const matcher = readyOf(trained);

  it('places what it has not seen, and says so with its probability', () => {
    const { best, accepted } = matchText(matcher, 'The courier left my parcel in the rain');
    expect(best[0]?.label).toBe('delivery');
    expect(best.length).toBe(3);
    expect(accepted).toBe((best[0]?.p ?? 0) >= 0.83);
  });

  it('reports figures far above naming the largest place every time', () => {
    const { report } = trained;
    expect(report).toMatchObject({ n: 90, classes: 3, folds: 5 });
    expect(report!.macroF1).toBeGreaterThan(0.8);
    expect(report!.majorityMacroF1).toBeLessThan(0.25);
  });

  it('offers nothing for a text that shares nothing with what was learned', () => {
    expect(matchText(matcher, '')).toEqual({ best: [], accepted: false });
    expect(matchText(matcher, 'ゆき')).toEqual({ best: [], accepted: false });
  });

  it('names the words that decided', () => {
    const words = explainMatch(matcher, 'Hello! The courier was late.', 'delivery').map(({ word }) => word);
    expect(words[0]).toBe('courier');
    expect(explainMatch(matcher, 'The courier was late.', 'nobody knows')).toEqual([]);
  });

  it('gives probabilities that fall and never exceed 1 in all, for any text', () => {
    fc.assert(
      fc.property(anyUnits, (text) => {
        const shares = matchText(matcher, `the courier ${text}`).best.map(({ p }) => p);
        expect(shares.reduce((total, p) => total + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
      }),
    );
  });

  it('predicts the same after it was kept as bytes', () => {
    const again = unpackMatcher(packMatcher(matcher))!;
    for (const { text } of placedRows(40, 5))
      expect(matchText(again, text)).toEqual(matchText(matcher, text));
  });

  it('is trained anew where its bytes are cut short or of another version', () => {
    const bytes = packMatcher(matcher);
    expect(unpackMatcher(bytes.subarray(0, bytes.length - 4))).toBeNull();
    expect(unpackMatcher(bytes.subarray(0, 3))).toBeNull();
    expect(unpackMatcher(new Uint8Array(200))).toBeNull();
  });

  it('is the same, byte for byte, for the same rows and seed', () => {
    const [first, again, other] = [7, 7, 8].map((seed) => packMatcher(readyOf(finish(examples, [], seed))));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

describe('training', () => {
  it('tells how far it is, never going back, and can be left at any step', () => {
    const shares = [...trainMatcher(placedRows(60, 2), { seeds: [], seed: 1 })];
    expect(shares.length).toBeGreaterThan(50);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeGreaterThanOrEqual(0);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('refuses with too few placed rows, and says how many it needs', () => {
    const refused = finish(placedRows(9, 1), []);
    expect(refused).toMatchObject({ state: 'refused', report: null, suggester: null });
    expect(problemOf(refused)).toContain('20 placed rows');
    expect(problemOf(refused)).toContain('9 rows');
    expect(finish([], [])).toMatchObject({ state: 'refused', suggester: null });
  });

  it('refuses when everything was placed at one place', () => {
    const rows = placedRows(60, 1).map(({ text }) => ({ text, label: 'delivery' }));
    expect(problemOf(finish(rows, []))).toContain('two places');
  });

  it('refuses where the words say nothing about the place', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const refused = finish(shuffledLabels(placedRows(120, seed), seed), []);
      expect(problemOf(refused)).toContain('hardly say');
      expect(refused.report!.n).toBe(120);
    }
  });

  it('suggests by keywords before anything is placed, but decides nothing', () => {
    const refused = finish([], keywords);
    if (refused.state !== 'refused') throw new Error('expected a refusal');
    const { best, accepted } = matchText(
      refused.suggester!,
      'I was billed a refund fee on the invoice refund',
    );
    expect(best[0]?.label).toBe('billing');
    expect(accepted).toBe(false);
  });

  it('knows a class from its keywords alone beside classes that have labels', () => {
    const rows = placedRows(60, 1).filter(({ label }) => label !== 'login');
    const matcher = readyOf(finish(rows, keywords));
    expect(matchText(matcher, 'password').best[0]?.label).toBe('login');
  });

  it('takes anything for a text and a label', () => {
    const anyRows = fc.array(fc.record({ text: anyUnits, label: fc.constantFrom('a', 'b', '') }), {
      minLength: 20,
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(['ready', 'refused']).toContain(finish(rows, keywords).state);
      }),
      { numRuns: 20 },
    );
  });
});

const keywords: readonly SeedWords[] = [
  { label: 'delivery', words: ['parcel', 'courier'] },
  { label: 'billing', words: ['invoice', 'refund', 'charged twice'] },
  { label: 'login', words: ['password', 'sign in', 'locked out'] },
];

const sayings: Readonly<Record<string, readonly string[]>> = {
  delivery: [
    'the courier never came',
    'my parcel arrived broken',
    'courier left the parcel outside',
    'where is my parcel',
  ],
  billing: [
    'the invoice is wrong',
    'I was charged twice',
    'still no refund on my card',
    'an invoice I never ordered',
  ],
  login: [
    'the password does not work',
    'I am locked out again',
    'the sign in page is empty',
    'no mail to reset my password',
  ],
};

/** Sentences with something idle before and after, spread evenly over three places. */
function placedRows(count: number, seed: number): LabelledText[] {
  const random = seededRandom(seed);
  const idle = [
    'hello',
    'again',
    'for the third time',
    'please help',
    'since monday',
    'this is annoying',
    'thank you',
  ];
  const labels = Object.keys(sayings);
  return Array.from({ length: count }, (_, row) => {
    const label = labels[row % labels.length]!;
    return {
      text: `${random.pick(idle)}, ${random.pick(sayings[label]!)} ${random.pick(idle)} ${row}`,
      label,
    };
  });
}

function shuffledLabels(rows: readonly LabelledText[], seed: number): LabelledText[] {
  const { next } = seededRandom(seed + 1_000);
  const labels = rows.map(({ label }) => ({ label, key: next() })).toSorted((a, b) => a.key - b.key);
  return rows.map(({ text }, row) => ({ text, label: labels[row]!.label }));
}

function finish(examples: readonly LabelledText[], seeds: readonly SeedWords[], seed = 1): Trained {
  const steps = trainMatcher(examples, { seeds, seed });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function readyOf(trained: Trained): Matcher {
  if (trained.state === 'refused') throw new Error(trained.problem);
  return trained.matcher;
}

function problemOf(trained: Trained): string {
  return trained.state === 'refused' ? trained.problem : 'it did not refuse';
}
