import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { datasetDetailSchema } from '#domain/failures/datasetDetail.ts';
import { idSchema } from '#domain/map/id.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

/** What is known of a dataset beside its rows. */
export function registerDatasetDetailRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/maps/:id/datasets',
    access: 'readMap',
    summary:
      'All datasets of a map, as each tells of itself; by `headings` a later file of the same kind is known',
    params: z.object({ id: idSchema }),
    answers: {
      200: { description: 'The datasets', schema: z.object({ datasets: z.array(datasetDetailSchema) }) },
      ...noMapAnswer,
    },
    answer: async ({ params: { id } }) =>
      (await needs.rooms.getMap(id)) === null
        ? noMap
        : ok({ datasets: await needs.failures.call('datasetDetails', id) }),
  });
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/maps/:id/datasets/:dataset',
    access: 'readMap',
    summary: 'A dataset: its rows and days, what was answered at its import, and how its last import went',
    params: z.object({ id: idSchema, dataset: idSchema }),
    answers: { 200: { description: 'The dataset', schema: datasetDetailSchema }, ...noMapAnswer },
    answer: async ({ params: { id, dataset } }) => {
      if ((await needs.rooms.getMap(id)) === null) return noMap;
      const detail = await needs.failures.call('datasetDetail', { mapId: id, dataset });
      return detail === null ? problem(404, 'There is no such dataset in this map.') : ok(detail);
    },
  });
}
