import { z } from 'zod';
import { idSchema } from '../map/id.ts';
import { commentTextSchema, mentionsSchema } from './comment.ts';
import { threadTargetSchema } from './thread.ts';

/** A new comment: on a thing or a spot, which opens a thread, or in a thread. */
export const commentOnSchema = z.union([threadTargetSchema, z.strictObject({ thread: idSchema })]);

/**
 * Everything that a person can do in a talk. `act` is made by who asks, anew for each act: the same act twice (a lost
 * answer, a second try) is carried out once. Of a new comment it becomes the id.
 */
export const talkCommandSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('comment'),
    act: idSchema,
    on: commentOnSchema,
    text: commentTextSchema,
    mentions: mentionsSchema,
  }),
  z.object({
    do: z.literal('edit'),
    act: idSchema,
    comment: idSchema,
    text: commentTextSchema,
    mentions: mentionsSchema,
  }),
  z.object({ do: z.literal('delete'), act: idSchema, comment: idSchema }),
  z.object({ do: z.literal('restore'), act: idSchema, comment: idSchema }),
  z.object({ do: z.literal('resolve'), act: idSchema, thread: idSchema }),
  z.object({ do: z.literal('reopen'), act: idSchema, thread: idSchema }),
]);
export type TalkCommand = Readonly<z.infer<typeof talkCommandSchema>>;
