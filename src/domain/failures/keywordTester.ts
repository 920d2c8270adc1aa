import type { RuleWords } from '#domain/map/rule.ts';
import { plainWords } from './plainWords.ts';
import { wordsId } from './wordsId.ts';

/**
 * Whether a text satisfies a rule's words: at least one of `any` (where there are some), every one of `all`, none of
 * `not`. An entry is a whole word or phrase, wherever letters, digits and marks stand in that order; a trailing `*`
 * lets its last word go on. Cases and compatible forms are alike. No words at all are satisfied by nothing.
 */
export function keywordTester(words: RuleWords): (text: string) => boolean {
  const test = plainTester(words);
  return (text) => test(plainWords(text));
}

/** The names (`wordsId`) of those word sets that a text satisfies, sorted. */
export function satisfiedWords(sets: readonly RuleWords[]): (text: string) => readonly string[] {
  const tests = sets
    .map((words) => ({ id: wordsId(words), test: plainTester(words) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  if (tests.length === 0) return () => [];
  return (text) => {
    const plain = plainWords(text);
    return tests.filter(({ test }) => test(plain)).map(({ id }) => id);
  };
}

function plainTester({ any, all, not }: RuleWords): (plain: string) => boolean {
  if (any.length + all.length + not.length === 0) return () => false;
  const [anyOf, allOf, noneOf] = [any, all, not].map((entries) => entries.map(needleOf));
  return (plain) => {
    const holds = (needle: string | null): boolean => needle !== null && plain.includes(needle);
    return (
      (anyOf?.length === 0 || anyOf?.some(holds) === true) &&
      allOf?.every(holds) === true &&
      noneOf?.some(holds) === false
    );
  };
}

/** What to look for among plain words; null = an entry without a word, which no text holds. */
function needleOf(entry: string): string | null {
  const plain = plainWords(entry);
  if (plain === '') return null;
  return entry.trimEnd().endsWith('*') ? plain.trimEnd() : plain;
}
