import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { roleSchema } from '#server/access/role.ts';
import { issueTicket } from '#server/sync/tickets.ts';
import { problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';

export function registerTicketRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/maps/:id/tickets',
    access: 'manageMap',
    summary: 'A ticket for the sync socket of a map: `/sync/<room>?access=<ticket>`',
    params: z.object({ id: idSchema }),
    body: z.object({ role: roleSchema.exclude(['admin']).default('editor') }).prefault({}),
    answers: {
      201: { description: 'The ticket', schema: z.object({ access: z.string(), expiresAt: z.string() }) },
      404: { description: 'No such map' },
    },
    answer: async ({ params: { id }, body }) => {
      if ((await needs.keeper.find(id)) === null) {
        return problem(404, 'There is no such map. GET /api/v1/maps lists those that there are.');
      }
      return { status: 201, body: await issueTicket(needs.keeper, id, body.role, new Date()) };
    },
  });
}
