import { z } from 'zod';
import { idSchema } from './id.ts';

export const personaSchema = z.object({
  id: idSchema,
  name: z.string().max(120).default(''),
  description: z.string().max(20_000).default(''),
});
export type Persona = Readonly<z.infer<typeof personaSchema>>;
