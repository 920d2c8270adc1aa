import type { Rule, RuleWords } from '#domain/map/rule.ts';
import { wordsId } from './wordsId.ts';

/** What rules look at beside the grouping column: values of other columns by heading, and sets of keywords. */
export interface WantedFeatures {
  readonly columns: readonly { readonly heading: string; readonly values: readonly string[] }[];
  readonly wordSets: readonly RuleWords[];
}

/**
 * What has to be known of a dataset's rows so that a map's rules can decide about them; each heading and each set
 * once. Rules whose place is gone count too: an undo brings places back.
 */
export function wantedFeatures(rules: Iterable<Rule>, dataset: string): WantedFeatures {
  const values = new Map<string, Set<string>>();
  const wordSets = new Map<string, RuleWords>();
  for (const rule of rules) {
    if (rule.dataset !== dataset) continue;
    for (const { column, value } of conditionsOf(rule)) {
      const known = values.get(column) ?? new Set();
      values.set(column, known.add(value));
    }
    if (rule.kind === 'keywords') wordSets.set(wordsId(rule.words), rule.words);
  }
  return {
    columns: [...values].map(([heading, named]) => ({ heading, values: [...named] })),
    wordSets: [...wordSets.values()],
  };
}

function conditionsOf({ kind, column, value, also }: Rule): readonly Rule['also'][number][] {
  const own = kind === 'columnValue' ? [{ column, value }] : [];
  return [...own, ...also].filter((condition) => condition.column !== '');
}
