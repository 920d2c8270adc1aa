import { STATUS_CODES } from 'node:http';
import type { FastifyReply } from 'fastify';

/** What an endpoint gives back. A plain object is sent as JSON, text, bytes and streams as they are. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole `Set-Cookie` lines. */
  readonly cookies?: readonly string[];
};

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/**
 * A refusal as RFC 9457 has it. `detail` is a sentence that says what was wrong and what to do; `more` are further
 * members, such as the questions of an import. Whoever answers with a problem has changed nothing.
 */
export function problem(
  status: number,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Answer {
  return {
    status,
    body: { type: 'about:blank', title: STATUS_CODES[status] ?? 'Problem', status, detail, ...more },
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  };
}

export function send(
  reply: FastifyReply,
  { status, body, headers = {}, cookies = [] }: Answer,
): FastifyReply {
  reply.code(status).headers(headers);
  for (const cookie of cookies) reply.header('set-cookie', cookie);
  if (headers['content-type']?.startsWith('application/problem+json') === true) {
    return reply.send(JSON.stringify(body));
  }
  return reply.send(body);
}
