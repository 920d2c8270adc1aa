import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import { nouns } from '#domain/map/journeyMap.ts';
import { personOf } from '#server/access/Principal.ts';
import { mostNamedVersions } from '#server/history/mostNamedVersions.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { registerUndoPersonRoute } from './undoPersonRoute.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const nounSchema = z.enum(nouns as readonly [string, ...string[]]);
const authorSchema = z.object({ personId: z.string(), name: z.string() });
const lastWriteSchema = authorSchema.extend({ at: z.string() });
const versionSchema = z.object({
  id: idSchema,
  at: z.string(),
  name: z.string().nullable(),
  why: z.enum(['start', 'edits', 'time', 'import', 'erase', 'restore', 'named']),
  by: z.array(authorSchema).describe('Who changed something since the version before, or who named it'),
  things: z.number().int(),
});
const thingSchema = z.object({ noun: z.enum(nouns as never), id: idSchema });

const noVersion = problem(
  404,
  'There is no such version of this map. GET its history: it names those that there are.',
);
const tooManyNamed = problem(
  422,
  `This map has ${mostNamedVersions} named versions, which is as many as one keeps. Versions without a name are still kept; to name more, export the map and go on in a new one.`,
);
const noVersionAnswer = { 404: { description: 'No such map or version' } };

function registerVersions(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'GET',
    path: '/maps/:id/history',
    access: 'readMap',
    summary: 'The versions of a map, newest first, and who changed it lately',
    params,
    answers: {
      200: {
        description: 'The versions',
        schema: z.object({ versions: z.array(versionSchema), people: z.array(lastWriteSchema) }),
      },
      ...noMapAnswer,
    },
    answer: async ({ params: { id } }) =>
      (await needs.keeper.find(id)) === null ? noMap : ok(await needs.history.list(id)),
  });
  add({
    method: 'GET',
    path: '/maps/:id/history/:version',
    access: 'readMap',
    summary: 'A version as own JSON, and who last changed what since',
    params: z.object({ id: idSchema, version: idSchema }),
    answers: {
      200: {
        description: 'The version; `changedBy` goes by `noun/id`',
        schema: versionSchema.extend({
          map: z.unknown(),
          changedBy: z.record(z.string(), lastWriteSchema),
        }),
      },
      ...noVersionAnswer,
    },
    answer: async ({ params: { id, version } }) => {
      const found = await needs.history.read(id, version);
      if (found === null) return noVersion;
      const { entry, json, changedBy } = found;
      const about = JSON.stringify({ ...entry, changedBy }).slice(0, -1);
      return {
        ...ok(`${about},"map":${json}}`),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      };
    },
  });
}

function registerThing(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/maps/:id/history/things/:noun/:thing',
    access: 'readMap',
    summary: 'Who last changed a thing, when, and the versions in which it changed',
    params: z.object({ id: idSchema, noun: nounSchema, thing: idSchema }),
    answers: {
      200: {
        description: '`by` and `at` are null where nobody changed it since history is kept',
        schema: z.object({
          by: authorSchema.nullable(),
          at: z.string().nullable(),
          versions: z.array(idSchema),
        }),
      },
      ...noMapAnswer,
    },
    answer: async ({ params: { id, noun, thing } }) => {
      if ((await needs.keeper.find(id)) === null) return noMap;
      const { last, versions } = await needs.history.thing({ mapId: id, noun, thing });
      if (last === null) return ok({ by: null, at: null, versions });
      const { at, ...by } = last;
      return ok({ by, at, versions });
    },
  });
}

/** Everything of history: looking, keeping, restoring, taking back. */
export function registerHistoryRoutes(app: FastifyInstance, needs: AppNeeds): void {
  registerVersions(app, needs);
  registerThing(app, needs);
  registerWriting(app, needs);
  registerUndoPersonRoute(app, needs);
}

function registerWriting(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  add({
    method: 'POST',
    path: '/maps/:id/versions',
    access: 'editMap',
    audited: 'kept a version',
    summary:
      'Keep the map as it is now, under a name, or before it is restored: then what no reader shows is deleted too',
    params,
    body: z.union([
      z.strictObject({ name: z.string().trim().min(1).max(120) }),
      z.strictObject({ before: z.literal('restore') }),
    ]),
    answers: {
      201: { description: 'Kept', schema: versionSchema },
      422: { description: 'The map has as many named versions as it may have' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, body, principal }) => {
      const why =
        'name' in body ? ({ why: 'named', name: body.name } as const) : ({ why: 'restore' } as const);
      const by = personOf(principal);
      const version = await needs.history.keep(id, { ...why, by });
      // The browser restores by a plan, which cannot name what no reader shows.
      if (version !== null && why.why === 'restore') await needs.rooms.restoreMap(id, [], by);
      if (version !== null) return { status: 201, body: version };
      return (await needs.keeper.find(id)) === null ? noMap : tooManyNamed;
    },
  });
  add({
    method: 'POST',
    path: '/maps/:id/restore',
    access: 'editMap',
    audited: 'restored a version',
    summary:
      'Bring a map, or some things of it, back to a version: an edit like any other, so nothing later is lost',
    params,
    body: z.strictObject({ version: idSchema, things: z.array(thingSchema).min(1).max(1_000).optional() }),
    answers: {
      200: {
        description: '`before` is the version that was kept first; `changed` counts the things that changed',
        schema: z.object({ before: versionSchema, changed: z.number().int() }),
      },
      422: { description: 'The map has no room for it' },
      ...noVersionAnswer,
    },
    answer: async ({ params: { id }, body, principal }) => {
      const by = personOf(principal);
      const wish = { mapId: id, version: body.version, things: body.things ?? null };
      const plan = await needs.history.planRestore(wish);
      if (plan === null) return noVersion;
      const excess = await needs.rooms.problemOfPlan(id, plan.changes);
      if (excess !== null) return problem(422, excess);
      const before = await needs.history.keep(id, { why: 'restore', by });
      const isDone = await needs.rooms.restoreMap(id, plan.changes, by);
      return isDone ? ok({ before, changed: plan.things.length }) : noMap;
    },
  });
}
