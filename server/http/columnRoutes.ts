import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { columnsManifestSchema, foundRowsSchema } from '#domain/failures/columnsManifest.ts';
import { idSchema } from '#domain/map/id.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const hash = z.string().regex(/^[\w-]{20,64}$/);

/** Rows as columns, for those who may see rows. */
export function registerColumnRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/columns',
    access: 'readRows',
    summary: 'Which chunks of columns hold the rows of a map, and its exposures',
    params,
    answers: {
      200: { description: 'The chunks; ETag names their state', schema: columnsManifestSchema },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, request }) => {
      if ((await needs.rooms.getMap(id)) === null) return noMap;
      // Makes good what a crash between publishing and telling left undone; otherwise writes nothing.
      await recordInventory(needs, id);
      const etag = `"${await needs.failures.call('talliesTag', id)}"`;
      if (request.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
      const body = await needs.failures.call('columns', id);
      return { ...ok(body), headers: { etag, 'content-type': 'application/json; charset=utf-8' } };
    },
  });
  add({
    method: 'GET',
    path: '/maps/:id/columns/found',
    access: 'readRows',
    summary: 'Which rows hold some words, as a bitset a chunk',
    params,
    query: z.object({ q: z.string().min(1).max(200) }),
    answers: { 200: { description: 'The rows, by chunk', schema: foundRowsSchema }, ...noMapAnswer },
    answer: async ({ params: { id: mapId }, query: { q } }) => {
      if ((await needs.rooms.getMap(mapId)) === null) return noMap;
      return ok(await needs.failures.call('foundRows', { mapId, q }));
    },
  });
  add({
    method: 'GET',
    path: '/maps/:id/columns/:hash',
    access: 'readRows',
    summary: 'A chunk of columns as an Arrow IPC stream; what a hash names never changes',
    params: params.extend({ hash }),
    answers: { 200: { description: 'Arrow IPC' }, ...noMapAnswer },
    answer: async ({ params: { id: mapId, hash: wanted } }) => {
      const bytes = await needs.failures.call('columnBytes', { mapId, hash: wanted });
      if (bytes === null) return problem(404, 'There is no such chunk any more. GET the map’s columns anew.');
      const headers = {
        'content-type': 'application/vnd.apache.arrow.stream',
        'cache-control': 'private, max-age=31536000, immutable',
      };
      return { ...ok(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), headers };
    },
  });
}
