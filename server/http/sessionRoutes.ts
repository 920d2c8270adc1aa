import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { roleOf, type Principal } from '#server/access/Principal.ts';
import { roleSchema } from '#server/access/role.ts';
import { ok } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';

const sessionSchema = z.object({
  kind: z.enum(['nobody', 'local', 'account', 'guest', 'ticket']),
  personId: z.string().nullable(),
  name: z.string().nullable(),
  role: roleSchema.nullable(),
  mapId: z.string().nullable().describe('The one map that a guest may open'),
  maySeeVerbatims: z.boolean(),
  department: z.string().nullable(),
  mode: z.enum(['local', 'accounts']),
  needsSetup: z.boolean().describe('Nobody owns this server yet'),
});

/** Who asks, as the client needs to know it. */
export function registerSessionRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/session',
    access: 'enter',
    summary: 'Who I am here, and what I may do',
    answers: { 200: { description: 'Who asks', schema: sessionSchema } },
    answer: async ({ principal }) => ok({ ...toSession(principal), mode: 'local', needsSetup: false }),
  });
}

type Session = Omit<z.infer<typeof sessionSchema>, 'mode' | 'needsSetup'>;

function toSession(principal: Principal): Session {
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
