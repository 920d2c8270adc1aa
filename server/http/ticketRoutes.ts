import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { personOf } from '#server/access/Principal.ts';
import { guestRoleSchema } from '#domain/sharing/role.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

export function registerTicketRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/maps/:id/tickets',
    access: 'manageMap',
    audited: 'issued a ticket to a program',
    summary: 'A ticket for the sync socket of a map: `/sync/<room>?access=<ticket>`',
    params: z.object({ id: idSchema }),
    body: z.object({ role: guestRoleSchema.default('editor') }).prefault({}),
    answers: {
      201: { description: 'The ticket', schema: z.object({ access: z.string(), expiresAt: z.string() }) },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, body, principal }) => {
      if ((await needs.keeper.find(id)) === null) return noMap;
      const { personId, name } = personOf(principal);
      const sessionId = 'sessionId' in principal ? principal.sessionId : null;
      const ticket = { mapId: id, role: body.role, personId, name, sessionId };
      return { status: 201, body: needs.access.tickets.issue(ticket, new Date()) };
    },
  });
}
