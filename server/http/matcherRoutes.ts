import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { codingPageSchema, matcherStateSchema, type CodingRow } from '#domain/failures/matcherState.ts';
import { idSchema } from '#domain/map/id.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { placesOf } from '#server/failures/matcher/Matchers.ts';
import { ok, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const params = z.object({ id: idSchema });
const codingQuery = z.object({
  dataset: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  without: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Ids of rows to leave out'),
  seed: z.coerce.number().int().min(0).default(0),
});

/** So many candidates are looked at for each row that is asked for. */
const candidatesOfRow = 15;

/** The trained matcher of a map: learning, what it has learned, and the records that people teach it best by. */
export function registerMatcherRoutes(app: FastifyInstance, needs: AppNeeds): void {
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  const state = { description: 'How the matcher stands', schema: matcherStateSchema };
  add({
    method: 'GET',
    path: '/maps/:id/matcher',
    access: 'readMap',
    summary: 'How the trained matcher of a map stands, with its held-out figures beside the majority class',
    params,
    answers: { 200: state, ...noMapAnswer },
    answer: ({ params: { id } }) => withMap(needs, id, async () => ok(await needs.matchers.stateOf(id))),
  });
  add({
    method: 'POST',
    path: '/maps/:id/matcher/train',
    access: 'changeRows',
    summary: 'Begin to learn from what people have placed; GET the matcher to see how far it is',
    params,
    answers: { 202: state, ...noMapAnswer },
    answer: ({ params: { id } }) =>
      withMap(needs, id, async () => {
        await needs.matchers.train(id);
        return { status: 202, body: await needs.matchers.stateOf(id) };
      }),
  });
  add({
    method: 'DELETE',
    path: '/maps/:id/matcher/train',
    access: 'changeRows',
    summary: 'Break off learning; what was learned before stays',
    params,
    answers: { 204: { description: 'Nothing is under way any more' }, ...noMapAnswer },
    answer: ({ params: { id } }) =>
      withMap(needs, id, async () => {
        await needs.matchers.cancel(id);
        return { status: 204 };
      }),
  });
  add({
    method: 'GET',
    path: '/maps/:id/coding',
    access: 'readRows',
    summary:
      'Unmatched records for a person to place, the most useful first, each with up to three suggestions',
    params,
    query: codingQuery,
    answers: { 200: { description: 'The coding queue', schema: codingPageSchema }, ...noMapAnswer },
    answer: ({ params: { id }, query }) =>
      withMap(needs, id, async (map) => ok(await codingPage(needs, id, map, query))),
  });
}

async function withMap(
  { rooms }: AppNeeds,
  id: string,
  answer: (map: JourneyMap) => Promise<Answer>,
): Promise<Answer> {
  const map = await rooms.getMap(id);
  return map === null ? noMap : answer(map);
}

/** Those that the matcher can tell least are the most useful; without one, the groups take turns. */
async function codingPage(
  { failures, matchers }: AppNeeds,
  mapId: string,
  map: JourneyMap,
  { dataset, limit, without = [], seed }: z.infer<typeof codingQuery>,
) {
  const name = await matchers.modelOf(mapId, map);
  const { left, rows } = await failures.call('undecidedRows', {
    mapId,
    map: placesOf(map),
    dataset: dataset ?? null,
    limit: name === null ? limit : limit * candidatesOfRow,
    without: typeof without === 'string' ? [without] : without,
    seed,
  });
  if (name === null) return { left, rows: rows.map((row) => ({ ...row, suggestions: [] })) };
  const suggested = await matchers.thread.call('suggest', { name, texts: rows.map(({ text }) => text) });
  const coded = rows.map((row, index): CodingRow => {
    const suggestions = (suggested[index] ?? []).filter(({ place }) => isPlace(map, place));
    return {
      ...row,
      suggestions: suggestions.map((each) => ({ ...each, mode: livingMode(map, each.mode) })),
    };
  });
  return { left, rows: coded.toSorted((a, b) => margin(a) - margin(b)).slice(0, limit) };
}

/** How far the first suggestion is ahead of the second. */
function margin({ suggestions: [first, second] }: CodingRow): number {
  return (first?.p ?? 0) - (second?.p ?? 0);
}

function isPlace(map: JourneyMap, id: string): boolean {
  return map.touchpoints.has(id) || map.paths.has(id);
}

function livingMode({ failureModes }: JourneyMap, mode: string): string {
  return failureModes.has(mode) ? mode : '';
}
