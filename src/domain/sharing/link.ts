import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { roleSchema } from './role.ts';

/** A way in to one map for whoever holds it: an address, a code to type, or a picture of the address. */
export const linkSchema = z.object({
  id: z.string(),
  role: roleSchema,
  /** The department that its guests speak for, by its id in the map. */
  department: idSchema.nullable(),
  /** How its guests see the map first: the query of its address; null for the usual view. */
  view: z.string().nullable(),
  /** Whether its guests see what customers wrote. */
  verbatims: z.boolean(),
  /** ISO 8601; null where it has no end. */
  expiresAt: z.string().nullable(),
  createdAt: z.string(),
  code: z.string(),
  /** How many came by it. */
  people: z.number(),
  revokedAt: z.string().nullable(),
});
export type Link = Readonly<z.infer<typeof linkSchema>>;

/** A link as it is answered once, when it is made or given new keys: the server keeps no copy of its address. */
export const madeLinkSchema = linkSchema.extend({ url: z.string() });
export type MadeLink = Readonly<z.infer<typeof madeLinkSchema>>;

/** For how long a link lets people in. */
export const linkTerms = ['2h', '24h', '7d'] as const;
export type LinkTerm = (typeof linkTerms)[number];

/** Whether it still lets anybody in. `now` as from `Date.now()`. */
export function isOpen({ revokedAt, expiresAt }: Link, now: number): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now);
}
