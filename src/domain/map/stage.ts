import { z } from 'zod';
import { pointSchema, sizeSchema } from './geometry.ts';
import { idSchema } from './id.ts';
import { ownerFields } from './owner.ts';

/** A phase of the journey, named in the customer's words; holds touchpoints. `position` is in world units. */
export const stageSchema = z.object({
  id: idSchema,
  name: z.string().max(200).default(''),
  order: z.string().max(200).default('a0'),
  position: pointSchema,
  size: sizeSchema.default({ width: 304, height: 640 }),
  locked: z.boolean().default(false),
  ...ownerFields,
});
export type Stage = Readonly<z.infer<typeof stageSchema>>;
