import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { parseOwnJson } from '#domain/formats/ownJson.ts';
import { idSchema } from '#domain/map/id.ts';
import { emptyMap, type JourneyMap } from '#domain/map/journeyMap.ts';
import { metaSchema } from '#domain/map/meta.ts';
import { authorize } from '#server/access/authorize.ts';
import { endings } from '#server/access/endings.ts';
import { personOf, type Principal } from '#server/access/Principal.ts';
import { createMap, tooLarge, toSnapshot } from '#server/createMap.ts';
import type { MapEntry } from '#server/storage/MapKeeper.ts';
import { roomOf } from '#server/sync/roomOf.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { inSlices } from './inSlices.ts';
import { noMap, noMapAnswer } from './noMap.ts';
import { ownJsonText } from './ownJsonText.ts';

const mapBytes = 10 * 1024 * 1024;

const params = z.object({ id: idSchema });
const title = metaSchema.shape.title.unwrap().trim().min(1);
const entrySchema = z.object({
  id: idSchema,
  title: z.string(),
  room: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});

function toListed(entry: MapEntry): z.infer<typeof entrySchema> {
  const { epoch: _epoch, ...rest } = entry;
  return { ...rest, room: roomOf(entry) };
}

function mayOpen(principal: Principal, mapId: string): boolean {
  return authorize(principal, 'readMap', mapId) === 'allowed';
}

export function registerMapRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps',
    access: 'listMaps',
    summary: 'All maps that one may open, the last changed first',
    answers: { 200: { description: 'The maps', schema: z.object({ maps: z.array(entrySchema) }) } },
    answer: async ({ principal }) => {
      const maps = await needs.keeper.list();
      return ok({ maps: maps.filter(({ id }) => mayOpen(principal, id)).map(toListed) });
    },
  });
  add({
    method: 'POST',
    path: '/maps',
    access: 'makeMap',
    summary: 'Make a map, empty or from own JSON',
    body: z.object({ title: title.optional(), from: z.object({ json: z.unknown() }).optional() }),
    bodyLimit: mapBytes,
    answers: {
      201: {
        description: 'Made. `problems` names what of the given map was left out.',
        schema: z.object({ id: idSchema, room: z.string(), problems: z.array(z.string()) }),
      },
      422: { description: 'What is given under `from` is not a map, or larger than one may be' },
    },
    answer: async ({ body, principal }) => makeMap(needs, body, principal),
  });
  add({
    method: 'GET',
    path: '/maps/:id',
    access: 'readMap',
    summary: 'A map with all that is in it, as own JSON',
    params,
    answers: {
      200: {
        description: 'The map; `setAside` counts records that fit no schema and are not in it',
        schema: z.object({ ...entrySchema.shape, map: z.unknown(), setAside: z.number() }),
      },
      ...noMapAnswer,
    },
    answer: async ({ params: { id } }) => {
      const read = await needs.rooms.read(id, ownJsonText);
      // Afterwards: opening may have waited for a map that started over, in another room.
      const entry = await needs.keeper.find(id);
      if (entry === null || read === null) return noMap;
      return answerWithMap(JSON.stringify({ ...toListed(entry), setAside: read.setAside }), read.json);
    },
  });
  registerChanges(app, needs);
}

function registerChanges(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'PATCH',
    path: '/maps/:id',
    access: 'editMap',
    audited: 'renamed the map',
    summary: 'Give a map another title',
    params,
    body: z.strictObject({ title }),
    answers: { 200: { description: 'Changed', schema: entrySchema }, ...noMapAnswer },
    answer: async ({ params: { id }, body, principal }) => {
      const plan = [{ op: 'setMeta', fields: { title: body.title } }] as const;
      const isThere = await needs.rooms.applyToMap(id, plan, personOf(principal));
      const entry = isThere ? await needs.keeper.find(id) : null;
      return entry === null ? noMap : ok(toListed(entry));
    },
  });
  add({
    method: 'DELETE',
    path: '/maps/:id',
    access: 'manageMap',
    audited: 'removed the map',
    summary: 'Remove a map for good',
    params,
    answers: { 204: { description: 'Removed' }, ...noMapAnswer },
    answer: async ({ params: { id } }) => {
      await needs.rooms.closeMap(id, endings.mapRemoved);
      const wasThere = await needs.keeper.remove(id);
      await needs.talks.remove(id);
      await needs.failures.call('removeMap', id);
      needs.access.forgetMap(id);
      await needs.history.removeMap(id);
      return wasThere ? { status: 204 } : noMap;
    },
  });
}

/** The map is the last member of the object `rest`. */
function answerWithMap(rest: string, json: Buffer): Answer {
  const parts = [Buffer.from(`${rest.slice(0, -1)},"map":`), json, Buffer.from('}')];
  const bytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return {
    status: 200,
    body: inSlices(parts),
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': String(bytes) },
  };
}

async function makeMap(
  needs: AppNeeds,
  { title: wanted, from }: { title?: string | undefined; from?: { json?: unknown } | undefined },
  principal: Principal,
): Promise<Answer> {
  const given = from === undefined ? { map: emptyMap(), problems: [] } : parseOwnJson(from.json);
  if (given.map === null) {
    return problem(422, given.problems[0]?.problem ?? 'What is given under "from" is not a map.');
  }
  const map: JourneyMap =
    wanted === undefined ? given.map : { ...given.map, meta: { ...given.map.meta, title: wanted } };
  const snapshot = toSnapshot(map);
  const excess = tooLarge(map, snapshot);
  if (excess !== null) return problem(422, excess);
  const entry = await createMap(needs.keeper, map, new Date(), { snapshot });
  // Who may make a map may see all that will lie over it.
  await needs.failures.call('confirmRules', { mapId: entry.id, rules: [...map.rules.values()] });
  const { personId } = personOf(principal);
  needs.access.audit.add({ at: new Date(), mapId: entry.id, personId, what: 'made this map' });
  const problems = given.problems.map((one) => one.problem);
  return {
    status: 201,
    body: { id: entry.id, room: roomOf(entry), problems },
    headers: { location: `/api/v1/maps/${entry.id}` },
  };
}
