import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { dateOrders } from './dateText.ts';
import { encodings } from './encoding.ts';
import { failureKindSchema } from './evidence.ts';
import { decimalSigns } from './numberText.ts';
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
 * one with the same `source`. `swapRepair` of a column: true swaps day and month of dates whose day is 12 or less, false
 * says that they are right. Once `columns` is given, a column that it does not name is not in the file.
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
  swapRepair: z.record(z.string(), z.boolean()).optional(),
  decimalSign: z.enum(decimalSigns).optional(),
  timeZone: z.string().refine(isTimeZone, 'is no time zone, such as America/New_York').optional(),
  madeUp: z.boolean().optional(),
});
export type ImportSettings = Readonly<z.infer<typeof importSettingsSchema>>;
