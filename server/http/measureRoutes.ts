import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import { everyFailure, type FailureFilter } from '#domain/failures/failureFilter.ts';
import type { Reading } from '#domain/lenses/lens.ts';
import { lenses, lensNames, type LensName } from '#domain/lenses/lenses.ts';
import type { Wanted } from '#domain/failures/placeNumbers.ts';
import { idSchema } from '#domain/map/id.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { authorize } from '#server/access/authorize.ts';
import { ok, problem } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { filterQuery, toFilter } from './filterQuery.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const readingSchema = z.object({
  value: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  n: z.number().nullable(),
  sample: z.string(),
  text: z.string(),
  detail: z.string(),
});
const measuresSchema = z.object({
  lens: z.enum(lensNames),
  measures: z.string(),
  explains: z.string(),
  remarks: z.array(z.string()),
  failures: z.object({ total: z.number(), matched: z.number(), coverage: z.number().nullable() }),
  total: readingSchema,
  touchpoints: z.record(z.string(), readingSchema),
  paths: z.record(z.string(), readingSchema),
  stages: z.record(z.string(), readingSchema),
});

const noWords = problem(
  403,
  'You may not see what customers wrote, so you cannot count it by words or by columns. Leave "q" and "segment" out.',
);

/** The numbers of a lens: computed by the same code, from the same tallies, as on the canvas. */
export function registerMeasureRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'GET',
    path: '/maps/:id/measures',
    access: 'readMap',
    summary: 'The numbers of a lens by touchpoint, path and stage: value, interval, n, coverage',
    params: z.object({ id: idSchema }),
    query: z.object({ lens: z.enum(lensNames).default('count'), ...filterQuery }),
    answers: {
      200: { description: 'The numbers', schema: measuresSchema },
      403: { description: 'Words or segments are looked for by who may not see them' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, query, principal }) => {
      // A count of rows with a word, or with a value that only rows tell, says whether somebody wrote it.
      const asksForWords = query.q !== '' || query.segment !== undefined;
      if (asksForWords && authorize(principal, 'readRows', id) !== 'allowed') return noWords;
      const map = await needs.rooms.getMap(id);
      if (map === null) return noMap;
      const [shown, whole] = await Promise.all(
        [toFilter(query), everyFailure].map((filter) =>
          assign(needs, { id, map, filter }, lenses[query.lens].wants ?? 'counts'),
        ),
      );
      if (shown === undefined || whole === undefined) throw new Error('Both assignments are asked for.');
      return ok(toMeasures(map, query.lens, { shown, whole }));
    },
  });
}

function assign(
  { failures }: AppNeeds,
  { id, map, filter }: { readonly id: string; readonly map: JourneyMap; readonly filter: FailureFilter },
  wanted: Wanted,
): Promise<AssignedFailures> {
  const { rules, touchpoints, paths, failureModes } = map;
  return failures.call('assign', {
    mapId: id,
    map: { rules, touchpoints, paths, failureModes },
    filter,
    wanted,
  });
}

function toMeasures(
  map: JourneyMap,
  name: LensName,
  { shown, whole }: { readonly shown: AssignedFailures; readonly whole: AssignedFailures },
): z.infer<typeof measuresSchema> {
  const lens = lenses[name];
  const { places, stages, total, legend } = lens.read({ map, shown, whole, locale: 'en' });
  const byId = (readings: Iterable<readonly [string, Reading]>, has: (id: string) => boolean) =>
    Object.fromEntries(
      [...readings].filter(([id]) => has(id)).map(([id, reading]) => [id, toPlain(reading)]),
    );
  return {
    lens: name,
    measures: lens.measures,
    explains: legend.explains,
    remarks: [...legend.remarks],
    failures: { total: shown.total, matched: shown.matched, coverage: shown.coverage },
    total: toPlain(total),
    touchpoints: byId(places, (id) => map.touchpoints.has(id)),
    paths: byId(places, (id) => map.paths.has(id)),
    stages: byId(stages, (id) => map.stages.has(id)),
  };
}

function toPlain({ value, interval, n, sample, text, detail }: Reading): z.infer<typeof readingSchema> {
  return { value, interval, n, sample, text, detail };
}
