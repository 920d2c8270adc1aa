import { randomBytes } from 'node:crypto';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '#domain/map/id.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { IngestResult } from '#server/failures/FailureCalls.ts';
import { recordInventory } from '#server/failures/recordInventory.ts';
import { ok, problem, type Answer } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { addEndpoint, apiPrefix, type Endpoint } from './endpoint.ts';
import { noMap, noMapAnswer } from './noMap.ts';
import { personOf } from '#server/access/Principal.ts';
import { receiveImport, type ReceivedImport } from './receiveImport.ts';

const params = z.object({ id: idSchema });
const querySchema = z.object({
  dryRun: z.enum(['true', 'false']).optional(),
  settings: z.string().max(100_000).optional(),
  fileName: z.string().max(300).optional(),
});
const count = z.number().int();
const doneSchema = z.object({
  datasetId: idSchema.nullable(),
  read: count,
  accepted: count,
  updated: count,
  unchanged: count,
  rejected: count,
  missing: count,
  withdrawn: count,
  proofs: z.array(z.unknown()),
  questions: z.array(z.unknown()),
  rejects: z.array(z.object({ rowNumber: count, column: z.string().nullable(), problem: z.string() })),
  rejectsUrl: z.string().nullable(),
  missingRows: z.array(z.unknown()),
});

/** Importing files, taking datasets away again, and the rows that an import refused. */
export async function registerDatasetRoutes(app: FastifyInstance, needs: AppNeeds): Promise<void> {
  await app.register(multipart);
  const add = <P, Q, B>(endpoint: Endpoint<P, Q, B>) => addEndpoint(app, needs.description, endpoint);
  await app.register(async (files) => addImport(files, needs));
  add({
    method: 'DELETE',
    path: '/maps/:id/datasets/:dataset',
    access: 'changeRows',
    audited: 'took a dataset away',
    summary: 'Take a dataset away with all its failures, for good',
    params: z.object({ id: idSchema, dataset: idSchema }),
    answers: { 204: { description: 'Taken away' }, ...noMapAnswer },
    answer: async ({ params: { id, dataset } }) => removeDataset(needs, id, dataset),
  });
  add({
    method: 'GET',
    path: '/maps/:id/rejects/:rejects',
    access: 'readRows',
    summary: 'The rows that an import refused, as CSV with reasons; for 24 hours, personal data masked',
    params: z.object({ id: idSchema, rejects: idSchema }),
    answers: { 200: { description: 'CSV' }, ...noMapAnswer },
    answer: async ({ params: { id: mapId, rejects } }) => {
      const csv = await needs.failures.call('rejects', { mapId, id: rejects });
      return csv === null
        ? problem(404, 'There are no such rejected rows any more. Import the file again.')
        : toCsv(csv);
    },
  });
}

/** What a file may be called; what it is, its content says. JSON too is a file here, not a body to be parsed. */
const fileTypes = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/json',
  'application/x-ndjson',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
];

function addImport(files: FastifyInstance, needs: AppNeeds): void {
  files.removeContentTypeParser(['application/json', 'text/plain']);
  files.addContentTypeParser(fileTypes, (_request, payload, done) => done(null, payload));
  addEndpoint(files, needs.description, {
    method: 'POST',
    path: '/maps/:id/datasets',
    access: 'changeRows',
    audited: 'imported a file',
    summary:
      'Import a file of failures (CSV, TSV, XLSX, JSON, NDJSON; told apart by content) as the body with `settings` in the query, or multipart (file, settings)',
    params,
    query: querySchema,
    answers: {
      200: { description: 'What an import would do (`dryRun=true`); nothing was kept', schema: doneSchema },
      201: { description: 'Imported', schema: doneSchema },
      409: { description: 'Something cannot be proven and is not answered: `questions`' },
      422: { description: 'The file cannot be imported so' },
      ...noMapAnswer,
    },
    answer: async ({ params: { id }, query, request }) => {
      const map = await needs.rooms.getMap(id);
      return map === null ? noMap : importInto(needs, { id, map, query, request });
    },
  });
}

function toCsv(body: string): Answer {
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="rejected-rows.csv"',
  };
  return { ...ok(body), headers };
}

async function removeDataset(needs: AppNeeds, mapId: string, id: string): Promise<Answer> {
  const map = await needs.rooms.getMap(mapId);
  if (map === null) return noMap;
  await needs.history.keep(mapId, { why: 'erase' });
  const wasStored = await needs.failures.call('removeDataset', { mapId, dataset: id });
  const isNamed = map.datasets.get(id)?.kind === 'failures';
  if (isNamed) await needs.rooms.applyToMap(mapId, [{ op: 'remove', noun: 'datasets', id }]);
  return wasStored || isNamed ? { status: 204 } : problem(404, 'There is no such dataset in this map.');
}

type ImportRequest = {
  readonly id: string;
  readonly map: JourneyMap;
  readonly query: z.infer<typeof querySchema>;
  readonly request: FastifyRequest;
};

async function importInto(needs: AppNeeds, { id, map, query, request }: ImportRequest): Promise<Answer> {
  const received = await receiveImport(request, needs.uploads, query);
  if ('refusal' in received) return received.refusal;
  const left = new AbortController();
  const leave = (): void => left.abort();
  request.raw.socket.once('close', leave);
  try {
    const isDryRun = query.dryRun === 'true';
    const result = await ingest(needs, { mapId: id, map, received, isDryRun, signal: left.signal });
    if (result.state === 'done' && !isDryRun) {
      await needs.history.keep(id, { why: 'import', by: personOf(request.principal) });
      await recordInventory(needs, id);
    }
    return toAnswer(id, result, isDryRun ? 200 : 201);
  } finally {
    request.raw.socket.removeListener('close', leave);
    await needs.uploads.remove(received.file);
  }
}

async function ingest(
  needs: AppNeeds,
  wish: {
    readonly mapId: string;
    readonly map: JourneyMap;
    readonly received: ReceivedImport;
    readonly isDryRun: boolean;
    readonly signal: AbortSignal;
  },
): Promise<IngestResult> {
  const { mapId, map, received, isDryRun, signal } = wish;
  const { dataset } = received.settings;
  if (dataset !== undefined && map.datasets.get(dataset)?.kind !== 'failures') {
    return {
      state: 'refused',
      problem: 'There is no such dataset to add to. Leave `dataset` out to make one.',
    };
  }
  const newDatasetId = dataset ?? randomBytes(16).toString('hex');
  return needs.failures.call('ingest', { mapId, ...received, newDatasetId, isDryRun }, signal);
}

function toAnswer(mapId: string, result: IngestResult, status: number): Answer {
  switch (result.state) {
    case 'done': {
      const { datasetId, counts, proofs, rejects, rejectsId, missingRows } = result;
      const rejectsUrl = rejectsId === null ? null : `${apiPrefix}/maps/${mapId}/rejects/${rejectsId}`;
      return {
        status,
        body: { datasetId, ...counts, proofs, questions: [], rejects, rejectsUrl, missingRows },
      };
    }
    case 'asks': {
      const { questions, proofs, suggested } = result;
      const asked = questions.map((question) => question.asks).join(' ');
      const detail = `Some things cannot be proven from the file; answer them in \`settings\` under each question’s id. ${asked}`;
      return problem(409, detail, { questions, proofs, suggested });
    }
    case 'refused':
      return problem(422, result.problem);
    case 'cancelled':
      return problem(499, 'The import was cancelled. Nothing was kept.');
  }
}
