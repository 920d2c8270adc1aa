import { z } from 'zod';
import { pointSchema } from '../map/geometry.ts';
import { idSchema } from '../map/id.ts';
import { nouns, type Noun } from '../map/journeyMap.ts';

/**
 * What a thread is about: a thing of the map, or a spot on the canvas. A thing may be gone; the thread is kept and is
 * about it again when it comes back.
 */
export const threadTargetSchema = z.union([
  z.strictObject({ noun: z.enum(nouns as [Noun, ...Noun[]]), id: idSchema }),
  z.strictObject({ point: pointSchema }),
]);

export type ThreadTarget = Readonly<z.infer<typeof threadTargetSchema>>;

/** One conversation. It has the id of its first comment. Times are ISO 8601 in UTC, the server's. */
export const threadSchema = z.object({
  id: idSchema,
  on: threadTargetSchema,
  /** Null while it is open. */
  resolvedAt: z.iso.datetime().nullable().default(null),
  /** Who resolved it, by their id. */
  resolvedBy: idSchema.nullable().default(null),
  /** The acts that changed it, the latest last: an act that comes twice is carried out once. */
  acts: z.array(idSchema).default([]),
});
export type Thread = Readonly<z.infer<typeof threadSchema>>;
