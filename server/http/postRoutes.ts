import { createHash, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { postedFailureSchema, type PostedFailure } from '#domain/failures/postedFailure.ts';
import { idSchema } from '#domain/map/id.ts';
import type { PostAnswer } from '#server/failures/FailureCalls.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';

const mostRows = 1_000;
const bodySchema = z.strictObject({
  source: z.string().min(1).max(200),
  rows: z.array(z.unknown()).min(1).max(mostRows),
});
const count = z.number().int();
const answerSchema = z.object({
  accepted: count,
  updated: count,
  unchanged: count,
  rejected: z.array(z.object({ index: count, field: z.string(), problem: z.string() })),
});

/** Failures posted as they happen. */
export function registerPostRoutes(app: FastifyInstance, needs: AppNeeds): void {
  addEndpoint(app, needs.description, {
    method: 'POST',
    path: '/maps/:id/failures',
    access: 'changeRows',
    summary: 'Post failures as they happen; repeat safely with an Idempotency-Key',
    params: z.object({ id: idSchema }),
    body: bodySchema,
    bodyLimit: 8 * 1024 * 1024,
    answers: {
      202: { description: 'Taken in; refused rows are named', schema: answerSchema },
      422: { description: 'The whole post is refused' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, body, request }) => {
      const key = request.headers['idempotency-key'];
      return post(needs, id, body, typeof key === 'string' ? key.slice(0, 200) : null);
    },
  });
}

async function post(
  needs: AppNeeds,
  mapId: string,
  { source, rows }: z.infer<typeof bodySchema>,
  key: string | null,
): Promise<Answer> {
  if ((await needs.rooms.getMap(mapId)) === null) return noMap;
  const { accepted, rejected } = parseRows(rows);
  const bodyHash = createHash('sha256')
    .update(JSON.stringify([source, rows]))
    .digest('base64url');
  const result = await needs.failures.call('post', {
    mapId,
    source,
    rows: accepted,
    rejected,
    newDatasetId: randomBytes(16).toString('hex'),
    idempotency: key === null ? null : { key, bodyHash },
  });
  if (result.state === 'refused') return problem(422, result.problem);
  await recordInventory(needs, mapId);
  return { status: 202, body: result.answer };
}

function parseRows(rows: readonly unknown[]): {
  readonly accepted: readonly PostedFailure[];
  readonly rejected: PostAnswer['rejected'];
} {
  const accepted: PostedFailure[] = [];
  const rejected: PostAnswer['rejected'][number][] = [];
  const ids = new Set<string>();
  rows.forEach((row, index) => {
    const parsed = postedFailureSchema.safeParse(row);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      rejected.push({
        index,
        field: issue?.path.join('.') ?? '',
        problem: issue?.message ?? 'Cannot be read.',
      });
    } else if (parsed.data.sourceId !== undefined && ids.has(parsed.data.sourceId)) {
      rejected.push({ index, field: 'sourceId', problem: 'Stands twice in this post.' });
    } else {
      accepted.push(parsed.data);
      if (parsed.data.sourceId !== undefined) ids.add(parsed.data.sourceId);
    }
  });
  return { accepted, rejected };
}
