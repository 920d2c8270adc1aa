import { z } from 'zod';
import { causes } from '#domain/map/failureMode.ts';
import { idSchema } from '#domain/map/id.ts';
import { matchKeySchema } from './matchKey.ts';
import { scorePolarities } from './failureDetails.ts';

const failureKinds = ['complaint', 'ticket', 'call', 'survey', 'review', 'event'] as const;
export const failureKindSchema = z.enum(failureKinds);
export type FailureKind = z.infer<typeof failureKindSchema>;

const amount = z.number().min(0).nullable();
const times = z.number().int().min(0).nullable();

/** `FailureDetails` as they are told. */
export const failureDetailsSchema = z.object({
  lang: z.string().max(35),
  score: z
    .object({ value: z.number(), scale: z.string().max(20), polarity: z.enum(scorePolarities) })
    .nullable(),
  status: z.string().max(60),
  firstReplyMinutes: amount,
  resolveMinutes: amount,
  reopens: times,
  handoffs: times,
  perceivedCause: z.enum(['', ...causes]),
  burdenMinutes: amount,
  burdenMoney: amount,
  severity: z.number().int().min(1).max(10).nullable(),
});

/**
 * One stored failure as a reader sees it. `occurredAt` is UTC (ISO), `zone` the time zone it was converted from,
 * `precision` how exact the file was. `fields` are the file's other columns by heading, `key` all that
 * decides where it belongs (`keyAssigner`). Texts are masked.
 */
export const evidenceRowSchema = z.object({
  id: z.string(),
  dataset: idSchema,
  source: z.string(),
  sourceId: z.string().nullable(),
  kind: failureKindSchema,
  occurredAt: z.string(),
  zone: z.string(),
  precision: z.enum(['day', 'minute', 'second']),
  day: z.string(),
  channel: z.string(),
  group: z.string(),
  text: z.string(),
  fields: z.record(z.string(), z.string()),
  ...failureDetailsSchema.shape,
  key: matchKeySchema,
  rowNumber: z.number().int(),
});
export type EvidenceRow = Readonly<z.infer<typeof evidenceRowSchema>>;

/** What `GET /maps/:id/failures` answers, newest first; `cursor` asks for the next page, `null` at the end. */
export const evidencePageSchema = z.object({
  rows: z.array(evidenceRowSchema),
  total: z.number().int(),
  cursor: z.string().nullable(),
});
export type EvidencePage = Readonly<z.infer<typeof evidencePageSchema>>;
