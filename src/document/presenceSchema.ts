import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { pointSchema, sizeSchema } from '#domain/map/geometry.ts';
import { roleSchema } from '#domain/sharing/role.ts';

/** How many of a selection or of a drag are told one by one. */
export const mostToldIds = 50;

export const personSchema = z.object({
  id: idSchema,
  name: z.string().max(60),
  /** Index into the twelve people's colours. */
  hue: z.number().int().min(0).max(11),
  /** What they may do here; written by the server, absent where everybody is the admin. */
  role: roleSchema.optional(),
});
export type Person = Readonly<z.infer<typeof personSchema>>;

/** As much as the lens and the filters that are told may take: the rest of an entry needs its room. */
export const mostViewQuery = 600;

/** What somebody has before them: the part of the world on their canvas, lens and filters as a map's address has them. */
const seenSchema = z.object({
  ...pointSchema.shape,
  ...sizeSchema.shape,
  query: z.string().max(mostViewQuery),
  /** There is more to their filters than is told. */
  partly: z.literal(true).optional(),
});
export type Seen = Readonly<z.infer<typeof seenSchema>>;

/** What others see of one person for a moment, beside who it is. */
export const doingSchema = z.object({
  /** World units; null while the pointer is elsewhere. */
  cursor: pointSchema.nullable().default(null),
  /** At most 50 ids; where more are selected, `crowd` stands for all of them. */
  selection: z.array(idSchema).max(mostToldIds).default([]),
  /** Where a large selection is, and how many things are in it. */
  crowd: z
    .object({ ...pointSchema.shape, ...sizeSchema.shape, count: z.number().int().min(1).max(1e5) })
    .nullable()
    .default(null),
  /** A drag in flight: how far these things are from where the document has them. */
  drag: z
    .object({ ids: z.array(idSchema).max(mostToldIds), dx: z.number(), dy: z.number() })
    .nullable()
    .default(null),
  editing: idSchema.nullable().default(null),
  /** Told only to be followed. Who follows has no view of their own to tell: they name the person instead. */
  view: z
    .union([seenSchema, z.object({ follows: idSchema })])
    .nullable()
    .default(null),
});

/** Parsed at each door, the client's and the server's; never stored. */
export const presenceSchema = doingSchema.extend({ person: personSchema });
export type Presence = Readonly<z.infer<typeof presenceSchema>>;
