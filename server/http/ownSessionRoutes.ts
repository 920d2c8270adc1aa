import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { auditSchema } from '#domain/sharing/audit.ts';
import { ownSessionsSchema } from '#domain/sharing/ownSession.ts';
import { endSession } from '#server/access/endSession.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';

/** Where else the owner is signed in, and ending that. */
export function registerOwnSessionRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const { sessions } = needs.access;
  add({
    method: 'GET',
    path: '/sessions',
    access: 'manageServer',
    summary: 'My sessions, newest first',
    answers: { 200: { description: 'The sessions', schema: ownSessionsSchema } },
    answer: async ({ principal }) => {
      if (principal.kind !== 'account') return ok({ sessions: [] });
      const own = sessions.list(principal.personId, new Date());
      return ok({ sessions: own.map((one) => ({ ...one, isThis: one.id === principal.sessionId })) });
    },
  });
  add({
    method: 'GET',
    path: '/audit',
    access: 'manageServer',
    summary:
      'Who signed in and out, what was tried in vain, and what was changed about accounts; the last 500',
    answers: { 200: { description: 'The entries', schema: auditSchema } },
    answer: async () => ok({ entries: needs.access.audit.list(null) }),
  });
  add({
    method: 'DELETE',
    path: '/sessions/:id',
    access: 'manageServer',
    audited: 'ended a session of their own',
    summary: 'End one of my sessions, at once',
    params: z.object({ id: idSchema }),
    answers: { 204: { description: 'Ended' }, 404: { description: 'No such session' } },
    answer: async ({ params: { id }, principal }) => {
      const own = principal.kind === 'account' ? sessions.list(principal.personId, new Date()) : [];
      if (!own.some((one) => one.id === id))
        return problem(404, 'There is no such session of yours any more.');
      endSession(needs.access, id);
      return { status: 204 };
    },
  });
}
