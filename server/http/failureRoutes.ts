import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { evidencePageSchema } from '#domain/failures/evidence.ts';
import { assigners } from '#domain/failures/keyAssigner.ts';
import { talliesSchema } from '#domain/failures/tallies.ts';
import { idSchema } from '#domain/map/id.ts';
import { evidenceArrow } from '#server/failures/evidenceArrow.ts';
import { evidenceCsv } from '#server/failures/evidenceCsv.ts';
import type { EvidenceWish } from '#server/failures/FailureCalls.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { ok, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { filterQuery, toFilter } from './filterQuery.ts';
import { noMap, noMapAnswer } from './noMap.ts';
import { noPlace, placesMeant } from './placesMeant.ts';

const params = z.object({ id: idSchema });
/** Which rows: those of a place, a failure mode, a dataset, a group, and within a filter. */
export const rowsQuery = z.object({
  ...filterQuery,
  touchpoint: idSchema.optional(),
  place: idSchema
    .optional()
    .describe('The same as touchpoint; may be a path, or a stage with all that counts under it'),
  mode: z.union([idSchema, z.literal('')]).optional(),
  dataset: idSchema.optional(),
  group: z.string().max(500).optional(),
  by: z.enum(assigners).optional().describe('Who brought the rows there'),
  rule: idSchema.optional().describe('The rule that brought them'),
  unmatched: z.enum(['true', 'false']).optional().describe('Only rows that belong nowhere yet'),
});
const pageQuery = rowsQuery.extend({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().max(40).optional(),
});

const arrowBatchRows = 2_000;

/** Failures as numbers, as rows, and as files of rows. */
export function registerFailureRoutes(app: FastifyInstance, needs: AppNeeds): void {
  registerRowRoutes(app, needs);
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/maps/:id/tallies',
    access: 'readMap',
    summary: 'All failures of a map counted by match key, channel, cause and day, and its exposures',
    params,
    answers: {
      200: { description: 'The tallies; ETag names their state', schema: talliesSchema },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, request }) => answerTallies(needs, id, request.headers['if-none-match']),
  });
}

function registerRowRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/failures',
    access: 'readRows',
    summary: 'The rows behind a number, newest first',
    params,
    query: pageQuery,
    answers: { 200: { description: 'A page of rows', schema: evidencePageSchema }, ...noMapAnswer },
    answer: async ({ params: { id }, query }) =>
      withRows(needs, id, query, async (wish) => ok(await needs.failures.call('evidence', wish))),
  });
  add({
    method: 'GET',
    path: '/maps/:id/failures.csv',
    access: 'readRows',
    audited: 'exported failures as CSV',
    summary: 'All rows behind a number as a CSV file that no spreadsheet runs',
    params,
    query: rowsQuery,
    answers: { 200: { description: 'CSV' }, ...noMapAnswer },
    answer: async ({ params: { id }, query }) =>
      withRows(needs, id, { ...query, limit: 500 }, async (wish) => ({
        ...ok(evidenceCsv(needs.failures, wish)),
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="failures.csv"',
        },
      })),
  });
  add({
    method: 'GET',
    path: '/maps/:id/failures.arrow',
    access: 'readRows',
    audited: 'exported failures as Arrow',
    summary:
      'All rows behind a number as columns, each with its place and failure mode and who brought it there',
    params,
    query: rowsQuery,
    answers: { 200: { description: 'Arrow IPC, streaming format' }, ...noMapAnswer },
    answer: async ({ params: { id }, query }) =>
      withRows(needs, id, { ...query, limit: arrowBatchRows }, async (wish) => ({
        ...ok(evidenceArrow(needs.failures, wish)),
        headers: {
          'content-type': 'application/vnd.apache.arrow.stream',
          'content-disposition': 'attachment; filename="failures.arrow"',
        },
      })),
  });
}

async function answerTallies(needs: AppNeeds, mapId: string, knownTag: string | undefined): Promise<Answer> {
  if ((await needs.rooms.getMap(mapId)) === null) return noMap;
  // Makes good what a crash between publishing and telling left undone; otherwise writes nothing.
  await recordInventory(needs, mapId);
  const etag = `"${await needs.failures.call('talliesTag', mapId)}"`;
  if (knownTag === etag) return { status: 304, headers: { etag } };
  const body = await needs.failures.call('tallies', mapId);
  return { ...ok(body), headers: { etag, 'content-type': 'application/json; charset=utf-8' } };
}

/** Goes on with the rows that a query means, or says what is not there. */
export async function withRows(
  needs: AppNeeds,
  mapId: string,
  query: z.infer<typeof rowsQuery> & { readonly limit: number; readonly cursor?: string },
  answer: (wish: EvidenceWish) => Promise<Answer>,
): Promise<Answer> {
  const map = await needs.rooms.getMap(mapId);
  if (map === null) return noMap;
  const place = query.touchpoint ?? query.place;
  const places = place === undefined ? undefined : placesMeant(map, place);
  if (places === null) return noPlace;
  const { mode, by, rule, dataset, group, limit, cursor = null } = query;
  const unmatched = query.unmatched === 'true';
  const { rules, touchpoints, paths, failureModes } = map;
  return answer({
    mapId,
    map: { rules, touchpoints, paths, failureModes },
    keys: { places, mode, by, rule, unmatched, dataset, group },
    filter: toFilter(query),
    limit,
    cursor,
  });
}
