import { z } from 'zod';
import { idSchema } from '../map/id.ts';

export const mostCommentCharacters = 4_000;

/** Plain text; what is markup elsewhere is only characters here. */
export const commentTextSchema = z
  .string()
  .trim()
  .min(1, 'has to say something')
  .max(mostCommentCharacters, `may have ${mostCommentCharacters} characters`);

/** The ids of the people who are mentioned by name. */
export const mentionsSchema = z.array(idSchema).max(50);

/** What one person said. A deleted one stays as an empty place, so that the answers to it keep theirs. */
export const commentSchema = z.object({
  id: idSchema,
  thread: idSchema,
  author: idSchema,
  /** ISO 8601 in UTC by the server's clock; each comment of a map has a later time than those before it. */
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable().default(null),
  deletedAt: z.iso.datetime().nullable().default(null),
  text: z.string().max(mostCommentCharacters).default(''),
  mentions: mentionsSchema.default([]),
  /** The acts that changed it, the latest last: an act that comes twice is carried out once. */
  acts: z.array(idSchema).default([]),
});
export type Comment = Readonly<z.infer<typeof commentSchema>>;
