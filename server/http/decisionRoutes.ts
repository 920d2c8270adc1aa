import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { RowDecision } from '#server/failures/FailureCalls.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap } from './noMap.ts';

const rows = z
  .array(z.string().regex(/^\d{1,16}$/, 'has to be a failure’s id'))
  .min(1)
  .max(5_000);
const decisionSchema = z.strictObject({
  rows,
  place: idSchema.nullable(),
  mode: z.union([idSchema, z.literal('')]).default(''),
});
const bodySchema = z.union([decisionSchema, z.strictObject({ rows, forget: z.literal(true) })]);
const answerSchema = z.object({ earlier: z.array(bodySchema) });

/** What people decide about single rows, over the heads of all rules. */
export function registerDecisionRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/maps/:id/decisions',
    access: 'changeRows',
    summary: 'Decide where rows belong (null = nowhere yet), or forget what was decided',
    params: z.object({ id: idSchema }),
    body: bodySchema,
    answers: {
      200: {
        description: 'Decided. `earlier` are bodies that, sent back here, undo it',
        schema: answerSchema,
      },
      404: { description: 'No such map, touchpoint, path, failure mode, or row' },
    },
    answer: async ({ params: { id }, body }) => {
      const map = await needs.rooms.getMap(id);
      return map === null ? noMap : decide(needs, { id, map }, body);
    },
  });
}

async function decide(
  needs: AppNeeds,
  { id, map }: { readonly id: string; readonly map: JourneyMap },
  body: z.infer<typeof bodySchema>,
): Promise<Answer> {
  const decision = 'forget' in body ? null : { place: body.place, mode: body.mode };
  const refusal = decision === null ? null : problemOf(map, decision);
  if (refusal !== null) return problem(404, refusal);
  const earlier = await needs.failures.call('decide', { mapId: id, rows: body.rows, decision });
  if (earlier === null) {
    return problem(
      404,
      'Some of these failures are not there any more. Nothing was decided; load them anew.',
    );
  }
  await recordInventory(needs, id);
  return ok({ earlier: earlier.map(toBody) } satisfies z.infer<typeof answerSchema>);
}

function problemOf(
  { touchpoints, paths, failureModes }: JourneyMap,
  { place, mode }: RowDecision,
): string | null {
  if (place !== null && !touchpoints.has(place) && !paths.has(place)) {
    return 'There is no such touchpoint or path in this map.';
  }
  return mode === '' || failureModes.has(mode) ? null : 'There is no such failure mode in this map.';
}

type Earlier = { readonly rows: readonly string[]; readonly decision: RowDecision | null };

function toBody({ rows: ids, decision }: Earlier): z.infer<typeof bodySchema> {
  return decision === null ? { rows: [...ids], forget: true } : { rows: [...ids], ...decision };
}
