import { z } from 'zod';
import { idSchema } from './id.ts';

/** Index into the canvas's twelve colour-blind-safe department hues; always drawn with the name or initials. */
export const departmentHues = 12;

export const departmentSchema = z.object({
  id: idSchema,
  name: z.string().max(120).default(''),
  kind: z.enum(['internal', 'partner']).default('internal'),
  hue: z
    .number()
    .int()
    .min(0)
    .max(departmentHues - 1)
    .default(0),
  order: z.string().max(200).default('a0'),
});
export type Department = Readonly<z.infer<typeof departmentSchema>>;
