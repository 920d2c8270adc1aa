import { z } from 'zod';

/** What is to be erased: a whole map, a dataset of a map, all that a map said before, or a person, as a customer or as one who works on maps. */
export const eraseWishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('map'), map: z.string() }),
  z.object({ kind: z.literal('dataset'), map: z.string(), dataset: z.string() }),
  z.object({ kind: z.literal('past'), map: z.string() }),
  z.object({ kind: z.literal('person'), person: z.string() }),
]);
export type EraseWish = Readonly<z.infer<typeof eraseWishSchema>>;

/** `problem`: what was not done, and why. `said`: sentences that say what was. */
export const erasedSchema = z.object({ problem: z.string().nullable(), said: z.array(z.string()) });
export type Erased = Readonly<z.infer<typeof erasedSchema>>;
