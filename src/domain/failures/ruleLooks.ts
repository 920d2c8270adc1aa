import { z } from 'zod';
import { ruleSchema } from '#domain/map/rule.ts';

/** What a rule looks at, without where it leads: the question of `POST …/datasets/:dataset/fits`. */
export const ruleLooksSchema = ruleSchema
  .pick({ column: true, value: true, also: true, words: true })
  .extend({ kind: z.enum(['columnValue', 'keywords']) });
export type RuleLooks = Readonly<z.infer<typeof ruleLooksSchema>>;

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
