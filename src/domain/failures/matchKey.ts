import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';

/** A place (touchpoint's or path's id) and a failure mode; mode '' = under none. */
const targetSchema = z.object({ place: idSchema, mode: z.union([idSchema, z.literal('')]) });

/**
 * All that decides where a row belongs, the map's rules apart. Rows with equal keys always go the same way, so every
 * count is kept by key, and a new rule, its undo or a deleted touchpoint needs no new count.
 * `group`: the grouping column's value. `columns`: values of the other columns that some rule looks at. `words`: ids
 * (`wordsId`) of the keyword sets that the text satisfies. `matcher`: what the trained matcher accepts by itself.
 * `person`: what a person decided about just these rows; a null place = "belongs nowhere yet".
 */
export const matchKeySchema = z.object({
  group: z.string(),
  columns: z.record(z.string(), z.string()).default({}),
  words: z.array(z.string()).default([]),
  matcher: targetSchema.nullable().default(null),
  person: targetSchema.extend({ place: idSchema.nullable() }).nullable().default(null),
});
export type MatchKey = Readonly<z.infer<typeof matchKeySchema>>;

/** The key of a row that nothing but its group speaks for. */
export function keyOfGroup(group: string): MatchKey {
  return { group, columns: {}, words: [], matcher: null, person: null };
}
