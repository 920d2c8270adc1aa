import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleWords } from '#domain/map/rule.ts';
import { keywordTester, satisfiedWords } from './keywordTester.ts';
import { wordsId } from './wordsId.ts';

const words = (more: Partial<RuleWords>): RuleWords => ({ any: [], all: [], not: [], ...more });
const holds = (entry: string, text: string): boolean => keywordTester(words({ any: [entry] }))(text);

describe('keywords in a text', () => {
  test.each([
    ['late', 'Always LATE!', true],
    ['late', 'translated later', false],
    ['late*', 'later', true],
    ['late*', 'translate', false],
    ['late flight', 'a late\n flight', true],
    ['late flight', 'a flight late', false],
    ['late fl*', 'a late flight', true],
    ['don’t', "I don't know", true],
    ['überweisung', 'ÜBERWEISUNG fehlt', true],
    ['straße', 'Straße', true],
    ['ﬁne', 'a fine of 20', true],
    ['été', 'e\u0301te\u0301', true],
    ['延误', '航班延误了', true],
    ['误延', '航班延误了', false],
    ['24', 'within 24h', false],
    ['24*', 'within 24h', true],
    ['🙁', 'so late 🙁🙁', true],
    ['!!', 'late!!', false],
    ['*', 'late', false],
  ])('“%s” in “%s”: %s', (entry, text, expected) => {
    expect(holds(entry, text)).toBe(expected);
  });

  test('any, all and not hold together; no words at all are satisfied by nothing', () => {
    const satisfies = keywordTester(words({ any: ['late', 'lost'], all: ['bag'], not: ['found'] }));
    expect(satisfies('my bag was lost')).toBe(true);
    expect(satisfies('my bag')).toBe(false);
    expect(satisfies('it was lost')).toBe(false);
    expect(satisfies('my lost bag was found')).toBe(false);
    expect(keywordTester(words({ not: ['found'] }))('lost')).toBe(true);
    expect(keywordTester(words({}))('lost')).toBe(false);
  });
});

const someWord = fc.stringMatching(/^[a-zäöéß0-9]{1,6}$/);
const someText = fc.array(someWord, { maxLength: 8 });
const separator = fc.constantFrom(' ', ', ', '\n', ' - ', '…', "'");

describe('keywords, whatever the text', () => {
  test('a run of a text’s words is found whatever stands between them', () => {
    fc.assert(
      fc.property(
        someText,
        fc.nat(7),
        fc.integer({ min: 1, max: 3 }),
        separator,
        (text, from, length, between) => {
          const run = text.slice(from, from + length);
          fc.pre(run.length > 0);
          expect(holds(run.join(' '), text.join(between))).toBe(true);
          expect(holds(run.join(between), text.join(' '))).toBe(true);
          expect(holds(`${run.join(' ')}*`, `${run.join(between)}x`)).toBe(true);
        },
      ),
    );
  });

  test('a word is found exactly where it is one of the text’s words', () => {
    fc.assert(
      fc.property(someText, someWord, separator, (text, word, between) => {
        expect(holds(word, text.join(between))).toBe(text.includes(word));
        expect(holds(`${word}*`, text.join(between))).toBe(text.some((each) => each.startsWith(word)));
      }),
    );
  });

  test('several sets at once say what each says alone, by name', () => {
    const set = fc.record({
      any: fc.array(someWord, { maxLength: 2 }),
      all: fc.array(someWord, { maxLength: 2 }),
      not: fc.array(someWord, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(set, { maxLength: 4 }), someText, (sets, text) => {
        const alone = sets.filter((each) => keywordTester(each)(text.join(' '))).map(wordsId);
        expect(satisfiedWords(sets)(text.join(' '))).toEqual(alone.toSorted());
      }),
    );
  });
});
