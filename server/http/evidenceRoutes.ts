import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { episodePageSchema, usualWindowDays } from '#domain/failures/episodePage.ts';
import { evidenceRecordSchema } from '#domain/failures/evidenceRecord.ts';
import { quotesSchema } from '#domain/failures/quotes.ts';
import { idSchema } from '#domain/map/id.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { rowsQuery, withRows } from './failureRoutes.ts';
import { filterQuery, toFilter } from './filterQuery.ts';
import { noMap, noMapAnswer } from './noMap.ts';
import { noPlace, placesMeant } from './placesMeant.ts';

const params = z.object({ id: idSchema });
const episodesQuery = z.object({
  ...filterQuery,
  touchpoint: idSchema.optional(),
  place: idSchema.optional().describe('The same as touchpoint; may be a path'),
  mode: z.union([idSchema, z.literal('')]).optional(),
  windowDays: z.coerce.number().int().min(0).max(3_650).default(usualWindowDays),
});

/** What rows say together and one by one: quotes that stand for many, and single records. */
export function registerEvidenceRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/quotes',
    access: 'readRows',
    summary: 'Up to five texts that stand for the words behind a number, and one that says otherwise; masked',
    params,
    query: rowsQuery,
    answers: { 200: { description: 'The quotes with their rows', schema: quotesSchema }, ...noMapAnswer },
    answer: async ({ params: { id }, query }) =>
      withRows(needs, id, { ...query, limit: 1 }, async (wish) =>
        ok(await needs.failures.call('quotes', wish)),
      ),
  });
  add({
    method: 'GET',
    path: '/maps/:id/episodes',
    access: 'readRows',
    summary: 'Contacts of one customer about one problem, joined while no pause is longer than `windowDays`',
    params,
    query: episodesQuery,
    answers: {
      200: { description: 'What the episodes say together, and the longest', schema: episodePageSchema },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, query }) => answerEpisodes(needs, id, query),
  });
  add({
    method: 'GET',
    path: '/maps/:id/failures/:row',
    access: 'readRows',
    summary: 'One row, and the others of its customer',
    params: z.object({ id: idSchema, row: z.string().max(40) }),
    answers: { 200: { description: 'The record', schema: evidenceRecordSchema }, ...noMapAnswer },
    answer: async ({ params: { id, row } }) => {
      if ((await needs.rooms.getMap(id)) === null) return noMap;
      const record = await needs.failures.call('record', { mapId: id, id: row });
      return record === null ? problem(404, 'There is no such failure in this map any more.') : ok(record);
    },
  });
}

async function answerEpisodes(
  needs: AppNeeds,
  mapId: string,
  query: z.infer<typeof episodesQuery>,
): Promise<Answer> {
  const map = await needs.rooms.getMap(mapId);
  if (map === null) return noMap;
  const place = query.touchpoint ?? query.place ?? null;
  const places = place === null ? null : placesMeant(map, place);
  if (place !== null && places === null) return noPlace;
  const { rules, touchpoints, paths, failureModes } = map;
  const { mode = null, windowDays } = query;
  const decides = { rules, touchpoints, paths, failureModes };
  return ok(
    await needs.failures.call('episodes', {
      mapId,
      map: decides,
      places,
      mode,
      filter: toFilter(query),
      windowDays,
    }),
  );
}
