import { z } from 'zod';
import { pointSchema, sizeSchema } from './geometry.ts';
import { idSchema } from './id.ts';

export const noteTones = ['sand', 'sky', 'mint', 'rose', 'lilac'] as const;

/** A sticky note; `text` is long text. */
export const noteSchema = z.object({
  id: idSchema,
  text: z.string().max(20_000).default(''),
  tone: z.enum(noteTones).default('sand'),
  position: pointSchema,
  size: sizeSchema.default({ width: 200, height: 140 }),
  locked: z.boolean().default(false),
});
export type Note = Readonly<z.infer<typeof noteSchema>>;
