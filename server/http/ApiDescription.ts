import { z } from 'zod';
import { problem } from './answer.ts';

type Described = {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
};

/** Collects the endpoints while they are registered and tells them as OpenAPI 3.1. */
export class ApiDescription {
  /** Every route that the server answers, `GET /api/v1/maps/:id`, described or not: the authorisation matrix has them all. */
  readonly routes: string[] = [];
  readonly #paths: Record<string, Record<string, unknown>> = {};

  add(endpoint: Described): void {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    this.#paths[path] = { ...this.#paths[path], [endpoint.method.toLowerCase()]: toOperation(endpoint) };
  }

  toOpenApi(): unknown {
    return {
      openapi: '3.1.0',
      info: { title: 'Throughline', version: '1', description: 'Customer journeys with honest numbers.' },
      servers: [{ url: '/api/v1' }],
      paths: this.#paths,
      components: { schemas: { Problem: toJsonSchema(problemSchema) } },
    };
  }
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('What was wrong and what to do. Nothing was changed.'),
});

function toOperation(endpoint: Described): unknown {
  return {
    summary: endpoint.summary,
    parameters: [...toParameters('path', endpoint.params), ...toParameters('query', endpoint.query)],
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toJsonSchema(endpoint.body) } },
          },
        }),
    responses: Object.fromEntries(
      Object.entries(endpoint.answers).map(([status, answer]) => [
        status,
        toResponse(Number(status), answer),
      ]),
    ),
  };
}

function toResponse(status: number, answer: { description: string; schema?: z.ZodType }): unknown {
  const { description, schema } = answer;
  if (status >= 400) {
    const type = problem(status, '').headers?.['content-type']?.split(';')[0] ?? '';
    return { description, content: { [type]: { schema: { $ref: '#/components/schemas/Problem' } } } };
  }
  if (schema === undefined) return { description };
  return { description, content: { 'application/json': { schema: toJsonSchema(schema, 'output') } } };
}

function toParameters(where: 'path' | 'query', schema: z.ZodType | undefined): unknown[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || !part.safeParse(undefined).success,
    schema: toJsonSchema(part),
  }));
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output' = 'input'): unknown {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
