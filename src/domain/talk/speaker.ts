import { z } from 'zod';
import { idSchema } from '../map/id.ts';

/** Somebody who said something on this map, under the name that they went by last. */
export const speakerSchema = z.object({ id: idSchema, name: z.string().max(60) });
export type Speaker = Readonly<z.infer<typeof speakerSchema>>;
