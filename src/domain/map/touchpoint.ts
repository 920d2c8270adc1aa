import { z } from 'zod';
import { channelSchema } from './channel.ts';
import { pointSchema, sizeSchema } from './geometry.ts';
import { idSchema } from './id.ts';
import { ownerFields } from './owner.ts';

export const touchpointSize = { width: 240, height: 96 } as const;

/**
 * One moment where customer and company meet. `position` is relative to its stage's top left corner; with
 * `stage` null it stands free on the canvas, in world units. `description` is long text (Y.Text in the document).
 */
export const touchpointSchema = z.object({
  id: idSchema,
  stage: idSchema.nullable().default(null),
  name: z.string().max(300).default(''),
  order: z.string().max(200).default('a0'),
  position: pointSchema,
  size: sizeSchema.default(touchpointSize),
  channel: channelSchema.default(''),
  description: z.string().max(20_000).default(''),
  momentOfTruth: z.boolean().default(false),
  locked: z.boolean().default(false),
  ...ownerFields,
});
export type Touchpoint = Readonly<z.infer<typeof touchpointSchema>>;
