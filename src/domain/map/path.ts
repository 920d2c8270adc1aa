import { z } from 'zod';
import { idSchema } from './id.ts';
import { ownerFields, type Owned } from './owner.ts';

/** A directed link between two touchpoints. Its promise counts while it is a hand-off and rests otherwise. */
export const pathSchema = z.object({
  id: idSchema,
  from: idSchema,
  to: idSchema,
  name: z.string().max(200).default(''),
  promise: z.string().max(2_000).default(''),
  ...ownerFields,
});
export type Path = Readonly<z.infer<typeof pathSchema>>;

/** A path is a hand-off while its two ends have different accountable departments; unowned to owned counts too. */
export function isHandOff(from: Owned, to: Owned): boolean {
  return from.accountable !== to.accountable;
}
