import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { dateOrders } from './dateText.ts';
import { durationUnits } from './detailColumns.ts';
import { encodings } from './encoding.ts';
import { failureKindSchema } from './evidence.ts';
import { scorePolarities } from './failureDetails.ts';
import { decimalSigns } from './numberText.ts';
import { delimiters } from './tableLayout.ts';
import { isTimeZone } from './timeZone.ts';

const heading = z.string().min(1).max(500);
const optionalColumn = heading.nullable().optional();

/**
 * Which column holds what; `null` = the file has no such column. Time may be two columns, date and clock. `firstReply`
 * and `resolve` are lengths of time in `units`, `firstReplyAt` and `resolvedAt` points in time. `segments` are columns
 * of few values that are kept for filtering.
 */
export const columnSettingsSchema = z.strictObject({
  sourceId: optionalColumn,
  occurredAt: z.union([heading, z.array(heading).min(1).max(2)]).optional(),
  text: optionalColumn,
  channel: optionalColumn,
  touchpoint: heading.optional(),
  customerKey: optionalColumn,
  lang: optionalColumn,
  score: optionalColumn,
  status: optionalColumn,
  firstReply: optionalColumn,
  resolve: optionalColumn,
  firstReplyAt: optionalColumn,
  resolvedAt: optionalColumn,
  reopens: optionalColumn,
  handoffs: optionalColumn,
  perceivedCause: optionalColumn,
  burdenMinutes: optionalColumn,
  burdenMoney: optionalColumn,
  severity: optionalColumn,
  segments: z.array(heading).max(20).optional(),
});
export type ColumnSettings = Readonly<z.infer<typeof columnSettingsSchema>>;

/**
 * A person's answers about a file; whatever is left out is proven or asked. `dataset` is the one to add to, else the
 * one with the same `source`. `swapRepair` of a column: true swaps day and month of dates whose day is 12 or less, false
 * says that they are right. A `restatement` withdraws rows of its source that it no longer holds, from its first day to
 * its last. Once `columns` is given, a column that it does not name is not in the file.
 */
export const importSettingsSchema = z.strictObject({
  dataset: idSchema.optional(),
  source: z.string().min(1).max(200).optional(),
  name: z.string().max(200).optional(),
  kind: failureKindSchema.optional(),
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  headerRows: z.number().int().min(0).max(3).optional(),
  sheet: z.string().min(1).max(200).optional(),
  columns: columnSettingsSchema.optional(),
  dateOrder: z.record(z.string(), z.enum(dateOrders)).optional(),
  swapRepair: z.record(z.string(), z.boolean()).optional(),
  decimalSign: z.enum(decimalSigns).optional(),
  units: z.record(z.string(), z.enum(durationUnits)).optional(),
  scoreScale: z
    .string()
    .regex(/^-?\d{1,4}-\d{1,4}$/, 'has to be low-high, such as 1-5')
    .optional(),
  scorePolarity: z.enum(scorePolarities).optional(),
  timeZone: z.string().refine(isTimeZone, 'is no time zone, such as America/New_York').optional(),
  restatement: z.boolean().optional(),
  madeUp: z.boolean().optional(),
});
export type ImportSettings = Readonly<z.infer<typeof importSettingsSchema>>;
