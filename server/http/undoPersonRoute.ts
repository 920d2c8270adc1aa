import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { personOf } from '#server/access/Principal.ts';
import { writesKeptMs } from '#server/history/writeTable.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const thing = { noun: z.string(), id: z.string(), what: z.string(), name: z.string() };
const tooOld = problem(422, 'It is known for 30 days who wrote what over what. Choose a later moment.');
const forgotten = problem(
  422,
  'So much was edited since then that it is not known any more who wrote what over what. Choose a later moment, or restore a version.',
);

/** Taking back what one person did to a map. */
export function registerUndoPersonRoute(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/maps/:id/undo-person',
    access: 'manageMap',
    summary: 'Take back what one person changed since a moment; what others changed afterwards stays',
    params: z.object({ id: idSchema }),
    body: z.strictObject({
      personId: idSchema,
      since: z.iso.datetime(),
      dryRun: z.boolean().default(true).describe('Only say what would change'),
    }),
    answers: {
      200: {
        description: 'What changes, and what stays and why',
        schema: z.object({
          dryRun: z.boolean(),
          things: z.array(z.object({ ...thing, kind: z.enum(['added', 'changed', 'removed']) })),
          stays: z.array(
            z.object({ ...thing, because: z.enum(['changedByOthers', 'usedByOthers', 'tooLarge']) }),
          ),
        }),
      },
      422: { description: 'That is longer ago than what is kept, or the map has no room for it' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, body: { personId, since, dryRun }, principal }) => {
      if (Date.parse(since) < Date.now() - writesKeptMs) return tooOld;
      const wish = { mapId: id, personId, since: new Date(since).toISOString() };
      const plan = await needs.history.planUndo(wish);
      if (plan === null) return noMap;
      if (plan === 'forgotten') return forgotten;
      if (!dryRun) {
        const excess = await needs.rooms.problemOfPlan(id, plan.changes);
        if (excess !== null) return problem(422, excess);
        const by = personOf(principal);
        const what = `took back what ${personId} wrote`;
        needs.access.audit.add({ at: new Date(), mapId: id, personId: by.personId, what });
        await needs.history.keep(id, { why: 'restore', by });
        await needs.rooms.restoreMap(id, plan.changes, by);
      }
      const things = plan.things.map(({ fields: _fields, ...rest }) => rest);
      return ok({ dryRun, things, stays: plan.stays });
    },
  });
}
