import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { z } from 'zod';
import { authorize, type Action } from '#server/access/authorize.ts';
import type { Principal } from '#server/access/Principal.ts';
import { problem, send, type Answer } from './answer.ts';
import type { ApiDescription } from './ApiDescription.ts';
import { noMap } from './noMap.ts';

/** One possible answer, for the description of the API. */
export type DescribedAnswer = { readonly description: string; readonly schema?: z.ZodType };

export type Endpoint<Params, Query, Body> = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with `:name` for a parameter. */
  readonly path: string;
  /** What it does, as `authorize` knows it; the map that it is about is the `:id` of a path below `/maps`. */
  readonly access: Action;
  readonly summary: string;
  /** What the audit says of who did it (`removed the map`); left out where it is no matter of rights or of words. */
  readonly audited?: string;
  readonly params?: z.ZodType<Params>;
  readonly query?: z.ZodType<Query>;
  /** Left out where there is no JSON body; then the handler may read `request.body` as its own parser left it. */
  readonly body?: z.ZodType<Body>;
  /** Bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  readonly answers: Readonly<Record<number, DescribedAnswer>>;
  readonly answer: (input: {
    readonly params: Params;
    readonly query: Query;
    readonly body: Body;
    readonly principal: Principal;
    readonly request: FastifyRequest;
  }) => Promise<Answer>;
};

export const apiPrefix = '/api/v1';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as the door found out before any handler runs. */
    principal: Principal;
  }
  interface FastifyContextConfig {
    audited?: string | null;
  }
}

/**
 * Adds an endpoint: who asks is authorised and the input is parsed before its handler runs, and it is described in
 * `/api/openapi.json`.
 */
export function addEndpoint<Params, Query, Body>(
  app: FastifyInstance,
  description: ApiDescription,
  endpoint: Endpoint<Params, Query, Body>,
): void {
  description.add(endpoint);
  app.route({
    method: endpoint.method as HTTPMethods,
    url: apiPrefix + endpoint.path,
    ...(endpoint.bodyLimit === undefined ? {} : { bodyLimit: endpoint.bodyLimit }),
    config: { audited: endpoint.audited ?? null },
    // Before a byte of the body is read: a stranger sends a gigabyte to nobody.
    onRequest: async (request, reply) => {
      const mapId = endpoint.path.startsWith('/maps/:id') ? mapIdOf(request.params) : null;
      const barred = refusalOf(request.principal, endpoint.access, mapId);
      if (barred === null) return undefined;
      if (hasLargeBody(request)) reply.header('connection', 'close');
      return send(reply, barred);
    },
    handler: async (request, reply) => {
      const { principal } = request;
      const params = parse('path', endpoint.params, request.params);
      const query = parse('query', endpoint.query, request.query);
      const body = parse('body', endpoint.body, request.body);
      const refusal = params.refusal ?? query.refusal ?? body.refusal;
      if (refusal !== undefined) return send(reply, refusal);
      const input = { params: params.value as Params, query: query.value as Query, body: body.value as Body };
      return send(reply, await endpoint.answer({ ...input, principal, request }));
    },
  });
}

const smallBody = 64 * 1024;

/** Node reads a refused body to its end to keep the connection; one that is large or of unknown size is not worth it. */
function hasLargeBody({ headers }: FastifyRequest): boolean {
  return 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > smallBody;
}

/** The `:id` of a path below `/maps`. */
export function mapIdOf(params: unknown): string | null {
  const id: unknown = params !== null && typeof params === 'object' && 'id' in params ? params.id : null;
  return typeof id === 'string' ? id : null;
}

function refusalOf(principal: Principal, action: Action, mapId: string | null): Answer | null {
  switch (authorize(principal, action, mapId)) {
    case 'allowed':
      return null;
    case 'signIn':
      return problem(401, 'Sign in, or open the link to the map again.');
    case 'unknown':
      return noMap;
    case 'forbidden':
      return problem(403, 'You may not do this here. Ask the one who shared the map with you.');
  }
}

type Parsed = { readonly value?: unknown; readonly refusal?: Answer };

function parse(part: string, schema: z.ZodType | undefined, value: unknown): Parsed {
  if (schema === undefined) return {};
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data };
  const problems = result.error.issues.map(({ path, message }) => ({
    field: path.join('.'),
    problem: message,
  }));
  const first = problems[0];
  const where = first === undefined || first.field === '' ? `The ${part}` : `"${first.field}" in the ${part}`;
  return {
    refusal: problem(400, `${where} does not fit: ${first?.problem ?? 'it cannot be read'}.`, { problems }),
  };
}
