import { z } from 'zod';
import { splitDateText } from './dateText.ts';
import { failureDetailsSchema, failureKindSchema } from './evidence.ts';

/** One failure as it is posted while it happens. `occurredAt` is ISO 8601 with its offset; `group` what rules match. */
export const postedFailureSchema = z.strictObject({
  sourceId: z.string().min(1).max(200).optional(),
  kind: failureKindSchema.default('complaint'),
  occurredAt: z.string().refine((text) => {
    const parts = splitDateText(text);
    return parts !== null && parts.day !== null && parts.clock.offsetMinutes !== null;
  }, 'has to be a time with its offset, such as 2025-03-14T01:20:00-04:00'),
  text: z.string().max(20_000).default(''),
  channel: z.string().max(60).default(''),
  group: z.string().max(500).default(''),
  customerKey: z.string().max(500).default(''),
  fields: z.record(z.string().max(200), z.string().max(2_000)).default({}),
  ...failureDetailsSchema.partial().shape,
});
export type PostedFailure = Readonly<z.infer<typeof postedFailureSchema>>;
