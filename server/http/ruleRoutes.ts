import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { datasetColumnsSchema, ruleLooksSchema, rulePreviewSchema } from '#domain/failures/ruleLooks.ts';
import { idSchema } from '#domain/map/id.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';

const params = z.object({ id: idSchema, dataset: idSchema });
const noDataset = problem(404, 'There is no such dataset in this map. GET the map: it names its datasets.');
const noDatasetAnswer = { 404: { description: 'No such map or dataset' } };

/** What a person who writes a rule asks of a dataset. Nothing here changes anything. */
export function registerRuleRoutes(app: FastifyInstance, { description, failures }: AppNeeds): void {
  addEndpoint(app, description, {
    method: 'GET',
    path: '/maps/:id/datasets/:dataset/columns',
    access: 'readRows',
    summary: 'The columns of a dataset that rules can look at, with their frequent values',
    params,
    answers: {
      200: { description: 'From an even sample of the rows', schema: datasetColumnsSchema },
      ...noDatasetAnswer,
    },
    answer: async ({ params: { id, dataset } }) => {
      const columns = await failures.call('datasetColumns', { mapId: id, dataset });
      return columns === null ? noDataset : ok(columns);
    },
  });
  addEndpoint(app, description, {
    method: 'POST',
    path: '/maps/:id/datasets/:dataset/fits',
    access: 'readRows',
    summary: 'How many rows of a dataset a rule would fit, before it is made',
    params,
    body: ruleLooksSchema,
    answers: {
      200: { description: 'Counted, or estimated from an even sample', schema: rulePreviewSchema },
      ...noDatasetAnswer,
    },
    answer: async ({ params: { id, dataset }, body }) => {
      const fits = await failures.call('ruleFits', { mapId: id, dataset, looks: body });
      return fits === null ? noDataset : ok(fits);
    },
  });
}
