import { satisfiedWords } from '#domain/failures/keywordTester.ts';
import type { MatchKey } from '#domain/failures/matchKey.ts';
import type { WantedFeatures } from '#domain/failures/wantedFeatures.ts';

/** What a match key is made from. */
export type KeyedRow = {
  readonly group: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, string>>;
};

type Decided = Pick<MatchKey, 'matcher' | 'person'>;

const undecided: Decided = { matcher: null, person: null };

/**
 * Writes rows' match keys by what rules look at in their dataset. Of a column only those values are told that some
 * rule names, so that there are never more keys than rules can tell apart.
 */
export function matchKeyMaker(features: WantedFeatures): (row: KeyedRow, decided?: Decided) => string {
  const wordsOf = satisfiedWords(features.wordSets);
  const columns = features.columns
    .map(({ heading, values }) => ({ heading, values: new Set(values) }))
    .toSorted((a, b) => (a.heading < b.heading ? -1 : 1));
  return ({ group, text, fields }, { matcher, person } = undecided) => {
    const named: [string, string][] = [];
    for (const { heading, values } of columns) {
      const value = fields[heading] ?? '';
      if (values.has(value)) named.push([heading, value]);
    }
    return matchKeyText({
      group,
      columns: Object.fromEntries(named),
      words: [...wordsOf(text)],
      matcher,
      person,
    });
  };
}

/** One text a key: equal keys are equal texts. `columns` and `words` come sorted. */
export function matchKeyText({ group, columns, words, matcher, person }: MatchKey): string {
  return JSON.stringify({
    group,
    columns,
    words,
    matcher: matcher && { place: matcher.place, mode: matcher.mode },
    person: person && { place: person.place, mode: person.mode },
  });
}
