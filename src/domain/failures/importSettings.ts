import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { dateOrders } from './dateText.ts';
import { encodings } from './encoding.ts';
import { failureKindSchema } from './evidence.ts';
import { delimiters } from './tableLayout.ts';
import { isTimeZone } from './timeZone.ts';

const heading = z.string().min(1).max(500);
const optionalColumn = heading.nullable().optional();

/** Which column holds what; `null` = the file has no such column. Time may be two columns, date and clock. */
export const columnSettingsSchema = z.strictObject({
  sourceId: optionalColumn,
  occurredAt: z.union([heading, z.array(heading).min(1).max(2)]).optional(),
  text: optionalColumn,
  channel: optionalColumn,
  touchpoint: heading.optional(),
  customerKey: optionalColumn,
});
export type ColumnSettings = Readonly<z.infer<typeof columnSettingsSchema>>;

/**
 * A person's answers about a file; whatever is left out is proven or asked. `dataset` is the one to add to, else the
 * one with the same `source`. Once `columns` is given, a column that it does not name is not in the file.
 */
export const importSettingsSchema = z.strictObject({
  dataset: idSchema.optional(),
  source: z.string().min(1).max(200).optional(),
  name: z.string().max(200).optional(),
  kind: failureKindSchema.optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  headerRows: z.number().int().min(0).max(3).optional(),
  columns: columnSettingsSchema.optional(),
  dateOrder: z.record(z.string(), z.enum(dateOrders)).optional(),
  timeZone: z.string().refine(isTimeZone, 'is no time zone, such as America/New_York').optional(),
  madeUp: z.boolean().optional(),
});
export type ImportSettings = Readonly<z.infer<typeof importSettingsSchema>>;

/** Something that the file proves or a person said, with its reason. */
export interface Proof {
  readonly id: string;
  readonly column: string | null;
  readonly value: string;
  readonly because: string;
}

/** An answer: what goes into `settings` under the question's id (`null` = none of the columns). */
export type Answer = string | readonly string[] | null;

/**
 * Something that cannot be proven. `id` is the key in `settings` that answers it: `timeZone`, `columns.text`,
 * `dateOrder.Created Date`. `suggestion` is the likeliest answer, missing where there is nothing to prefer.
 */
export interface Question {
  readonly id: string;
  readonly column: string | null;
  readonly asks: string;
  readonly options: readonly { readonly value: Answer; readonly because: string }[];
  readonly suggestion?: Answer;
  readonly evidence: readonly string[];
}

/** The reason of what a person said. */
export const given = 'Said so in the settings.';

/** What the surroundings know: the file's name, and the zone of the computer that the person sits at. */
export interface ImportHints {
  readonly fileName?: string;
  readonly localTimeZone?: string;
}
