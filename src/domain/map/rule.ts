import { z } from 'zod';
import { idSchema } from './id.ts';

const wordList = z.array(z.string().max(100)).max(50).default([]);

/** Words or phrases: at least one of `any` (where there are some), every one of `all`, none of `not`. */
export const ruleWordsSchema = z.object({ any: wordList, all: wordList, not: wordList });
export type RuleWords = Readonly<z.infer<typeof ruleWordsSchema>>;

/** A column's heading ('' = the dataset's grouping column) and the exact value that its cell has to hold. */
export const ruleConditionSchema = z.object({ column: z.string().max(500), value: z.string().max(500) });
export type RuleCondition = Readonly<z.infer<typeof ruleConditionSchema>>;

/**
 * How rows of `dataset` reach `place` (a touchpoint's or path's id) and, where named, `failureMode`:
 * - columnValue: `column` ('' = the grouping column) holds exactly `value`, and every condition of `also` holds;
 * - keywords: the text satisfies `words`, and every condition of `also` holds;
 * - matcher: the trained matcher accepts a place by itself; it names the place, so `place` is null here.
 * Where several rules take one row, the lower (order, id) wins.
 */
export const ruleSchema = z.object({
  id: idSchema,
  dataset: idSchema,
  kind: z.enum(['columnValue', 'keywords', 'matcher']).default('columnValue'),
  column: z.string().max(500).default(''),
  value: z.string().max(500).default(''),
  also: z.array(ruleConditionSchema).max(10).default([]),
  words: ruleWordsSchema.default({ any: [], all: [], not: [] }),
  place: idSchema.nullable().default(null),
  failureMode: idSchema.nullable().default(null),
  order: z.string().max(200).default('a0'),
});
export type Rule = Readonly<z.infer<typeof ruleSchema>>;
