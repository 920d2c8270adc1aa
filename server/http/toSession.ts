import { z } from 'zod';
import type { Access } from '#server/access/Access.ts';
import { roleOf, type Principal } from '#server/access/Principal.ts';
import { roleSchema } from '#domain/sharing/role.ts';

/** Who asks and what they may do, as the client needs to know it. */
export const sessionSchema = z.object({
  kind: z.enum(['nobody', 'local', 'account', 'guest', 'ticket']),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  role: roleSchema.nullable(),
  mapId: z
    .string()
    .nullable()
    .describe('The one map that a guest may open, or that the link just used is for'),
  maySeeVerbatims: z.boolean(),
  department: z.string().nullable(),
  mode: z.enum(['local', 'accounts']),
  needsSetup: z.boolean().describe('Nobody owns this server yet'),
});

type Session = z.infer<typeof sessionSchema>;

export function toSession(principal: Principal, access: Access): Session {
  return { ...toWho(principal), mode: access.mode, needsSetup: access.needsSetUp };
}

function toWho(principal: Principal): Omit<Session, 'mode' | 'needsSetup'> {
  const { kind } = principal;
  const all = { mapId: null, maySeeVerbatims: true, department: null };
  switch (kind) {
    case 'nobody':
      return { ...all, kind, personId: null, name: null, role: null, maySeeVerbatims: false };
    case 'local':
    case 'account':
      return { ...all, kind, personId: principal.personId, name: principal.name, role: roleOf(principal) };
    case 'guest':
    case 'ticket': {
      const { personId, name, role, mapId, maySeeVerbatims, department } = principal;
      return { kind, personId, name, role, mapId, maySeeVerbatims, department };
    }
  }
}
