import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { exposureSchema } from '#domain/failures/exposure.ts';
import { idSchema } from '#domain/map/id.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const { satisfied: _satisfied, ...key } = exposureSchema.shape;
const removal = z.object({ ...key, exposures: z.null() });
const bodySchema = z.strictObject({
  rows: z
    .array(z.union([exposureSchema, removal]))
    .min(1)
    .max(10_000),
});
const listSchema = z.object({ exposures: z.array(exposureSchema) });

/** How many customers passed each place: the denominators of rates. */
export function registerExposureRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/exposures',
    access: 'readMap',
    summary: 'Customers who passed each touchpoint or path, by period',
    params,
    answers: { 200: { description: 'All exposures', schema: listSchema }, ...noMapAnswer },
    answer: async ({ params: { id } }) => {
      if ((await needs.rooms.getMap(id)) === null) return noMap;
      return ok({ exposures: await needs.failures.call('exposures', id) });
    },
  });
  add({
    method: 'POST',
    path: '/maps/:id/exposures',
    access: 'editMap',
    audited: 'changed the denominators',
    summary: 'Add or replace exposures by touchpoint and period (null removes); all or nothing',
    params,
    body: bodySchema,
    bodyLimit: 8 * 1024 * 1024,
    answers: {
      200: { description: 'Stored; all exposures as they are now', schema: listSchema },
      422: { description: 'A touchpoint is not there, or periods overlap' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, body: { rows } }) => {
      const map = await needs.rooms.getMap(id);
      if (map === null) return noMap;
      const stray = rows.find(
        ({ touchpoint, exposures }) =>
          exposures !== null && !map.touchpoints.has(touchpoint) && !map.paths.has(touchpoint),
      );
      if (stray !== undefined)
        return problem(422, `There is no touchpoint or path “${stray.touchpoint}” in this map.`);
      const refusal = await needs.failures.call('putExposures', { mapId: id, rows });
      if (refusal !== null) return problem(422, refusal);
      await recordInventory(needs, id);
      return ok({ exposures: await needs.failures.call('exposures', id) });
    },
  });
}
