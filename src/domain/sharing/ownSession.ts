import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';

/** One browser in which an account is signed in. */
const ownSessionSchema = z.object({
  id: idSchema,
  createdAt: z.string(),
  expiresAt: z.string(),
  /** The one that asks. */
  isThis: z.boolean(),
});
export type OwnSession = Readonly<z.infer<typeof ownSessionSchema>>;

/** Where an account is signed in; the newest first. */
export const ownSessionsSchema = z.object({ sessions: z.array(ownSessionSchema) });
