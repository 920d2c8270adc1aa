import { z } from 'zod';
import { pointSchema, sizeSchema } from './geometry.ts';
import { idSchema } from './id.ts';
import { ownerFields } from './owner.ts';

/** How a stage lies out its touchpoints, in world units: its size when new, room for its head, inset and gap. */
export const stageSize = { width: 304, height: 640 } as const;
export const stageHeader = 120;
export const touchpointInset = 32;
export const touchpointGap = 28;

/** A phase of the journey, named in the customer's words; holds touchpoints. `position` is in world units. */
export const stageSchema = z.object({
  id: idSchema,
  name: z.string().max(200).default(''),
  order: z.string().max(200).default('a0'),
  position: pointSchema,
  size: sizeSchema.default(stageSize),
  locked: z.boolean().default(false),
  ...ownerFields,
});
export type Stage = Readonly<z.infer<typeof stageSchema>>;
