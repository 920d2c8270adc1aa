import type { Rule, RuleWords } from '#domain/map/rule.ts';
import { wantedFeatures, type WantedFeatures } from './wantedFeatures.ts';

/** Whether a rule looks at customers' words or at columns that not everybody sees; the grouping column is everybody's. */
export function looksAtWords(rule: Rule): boolean {
  const { columns, wordSets } = wantedFeatures([rule], rule.dataset);
  return columns.length + wordSets.length > 0;
}

/**
 * Tells rules that have to wait: they look at something that nobody who may see customers' words has written or
 * confirmed. The count of such a rule would tell whoever wrote it which words there are. A set of words is confirmed as a
 * whole: with one word more or less it is another question.
 */
export function waitingTester(confirmed: WantedFeatures): (rule: Rule) => boolean {
  const sets = new Set(confirmed.wordSets.map(wordsText));
  const values = new Map(confirmed.columns.map((column) => [column.heading, new Set(column.values)]));
  return (rule) => {
    const { columns, wordSets } = wantedFeatures([rule], rule.dataset);
    return (
      wordSets.some((words) => !sets.has(wordsText(words))) ||
      columns.some((column) => column.values.some((value) => !values.get(column.heading)?.has(value)))
    );
  };
}

/** All that is in one or the other. */
export function joinFeatures(one: WantedFeatures, other: WantedFeatures): WantedFeatures {
  const values = Map.groupBy([...one.columns, ...other.columns], ({ heading }) => heading);
  const wordSets = new Map([...one.wordSets, ...other.wordSets].map((words) => [wordsText(words), words]));
  return {
    columns: [...values].map(([heading, columns]) => ({
      heading,
      values: [...new Set(columns.flatMap((column) => column.values))],
    })),
    wordSets: [...wordSets.values()],
  };
}

/** The words themselves: the short name that match keys have for them can be given to others on purpose. */
function wordsText({ any, all, not }: RuleWords): string {
  return JSON.stringify([any, all, not]);
}
