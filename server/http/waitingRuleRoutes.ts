import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { ruleLooksSchema, waitingRulesSchema } from '#domain/failures/ruleLooks.ts';
import { idSchema } from '#domain/map/id.ts';
import { ruleSchema } from '#domain/map/rule.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

/**
 * A rule is a question about customers' words, and its count the answer, which everybody on the map sees. So it is asked
 * only when somebody who may see those words has said what it looks at, or confirmed it.
 */
export function registerWaitingRuleRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const { description, rooms, failures, ruleWatch, access } = needs;
  addEndpoint(app, description, {
    method: 'GET',
    path: '/maps/:id/rules/waiting',
    access: 'readMap',
    summary: 'The rules that match nothing until somebody who may see customers’ words confirms them',
    params: z.object({ id: idSchema }),
    answers: { 200: { description: 'Their ids', schema: waitingRulesSchema }, ...noMapAnswer },
    answer: async ({ params: { id } }) => {
      const map = await rooms.getMap(id);
      if (map === null) return noMap;
      const rules = [...map.rules.values()];
      const isLocal = access.mode === 'local';
      return ok({ waiting: isLocal ? [] : await failures.call('waitingRules', { mapId: id, rules }) });
    },
  });
  addEndpoint(app, description, {
    method: 'POST',
    path: '/maps/:id/datasets/:dataset/confirmed',
    access: 'changeRows',
    summary: 'Confirm what a rule looks at, so that it need not wait; for just these words and values',
    params: z.object({ id: idSchema, dataset: idSchema }),
    body: ruleLooksSchema,
    answers: {
      204: { description: 'Rules that look at this take their rows' },
      404: { description: 'No such map or dataset' },
    },
    answer: async ({ params: { id, dataset }, body }) => {
      const map = await rooms.getMap(id);
      if (map === null) return noMap;
      if (!map.datasets.has(dataset)) return problem(404, 'There is no such dataset in this map.');
      const rules = [ruleSchema.parse({ ...body, id: 'confirmed', dataset })];
      await failures.call('confirmRules', { mapId: id, rules });
      ruleWatch.lookSoon(id);
      return { status: 204 };
    },
  });
}
