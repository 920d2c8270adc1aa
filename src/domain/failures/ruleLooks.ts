import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { ruleSchema } from '#domain/map/rule.ts';

/** What a rule looks at, without where it leads: the question of `POST …/datasets/:dataset/fits` and what `…/confirmed` confirms. */
export const ruleLooksSchema = ruleSchema
  .pick({ column: true, value: true, also: true, words: true })
  .extend({ kind: z.enum(['columnValue', 'keywords']) });
export type RuleLooks = Readonly<z.infer<typeof ruleLooksSchema>>;

/** The ids of the rules that wait until somebody who may see customers' words confirms what they look at. */
export const waitingRulesSchema = z.object({ waiting: z.array(idSchema) });

/**
 * How many of a dataset's `rows` fit: counted in `lookedAt` of them, evenly spread, and scaled where that is fewer.
 * `examples` are the beginnings of a few such texts, masked as stored.
 */
export const rulePreviewSchema = z.object({
  rows: z.number().int(),
  lookedAt: z.number().int(),
  fits: z.number().int(),
  examples: z.array(z.string()),
});
export type RulePreview = Readonly<z.infer<typeof rulePreviewSchema>>;

/** Columns beside the grouping one, each with its most frequent values among `lookedAt` rows. */
export const datasetColumnsSchema = z.object({
  lookedAt: z.number().int(),
  columns: z.array(z.object({ heading: z.string(), values: z.array(z.string()) })),
});
export type DatasetColumns = Readonly<z.infer<typeof datasetColumnsSchema>>;
