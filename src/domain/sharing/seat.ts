import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { roleSchema, type Role } from './role.ts';

/** Who this browser is to the server, and what they may do there: `GET /api/v1/session`. */
export const seatSchema = z.object({
  kind: z.enum(['nobody', 'local', 'account', 'guest', 'ticket']),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  role: roleSchema.nullable(),
  /** The one map that a guest may open; null for who may open all. */
  mapId: idSchema.nullable(),
  maySeeVerbatims: z.boolean(),
  /** The department that they speak for, by its id in the map. */
  department: z.string().nullable(),
  /** `local`: whoever is on this machine is the admin. */
  mode: z.enum(['local', 'accounts']),
  /** True while nobody owns this server yet. */
  needsSetup: z.boolean(),
});
export type Seat = Readonly<z.infer<typeof seatSchema>>;

/** What the server says to who has just come in. */
export const enteredSchema = seatSchema.extend({
  /** How the map opens for who came by a link: the query of its address. */
  view: z.string().nullable(),
});
export type Entered = Readonly<z.infer<typeof enteredSchema>>;

/** What a role lets one do, as it is said to the one who has it: "You may …". */
export const mayWords: Readonly<Record<Role, string>> = {
  admin: 'edit and share',
  editor: 'edit',
  commenter: 'comment',
  viewer: 'look',
};
