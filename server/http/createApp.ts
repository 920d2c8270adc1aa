import fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '#server/config.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';
import type { OriginRule } from '#server/OriginRule.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import type { Rooms } from '#server/sync/Rooms.ts';
import { problem, send } from './answer.ts';
import type { ApiDescription } from './ApiDescription.ts';
import { registerClientRoutes } from './clientRoutes.ts';
import { registerHealthRoutes } from './healthRoutes.ts';
import { registerMapRoutes } from './mapRoutes.ts';
import { registerRefusals } from './refusals.ts';
import { securityHeaders } from './securityHeaders.ts';
import { registerTicketRoutes } from './ticketRoutes.ts';

/** What the routes work with. Each route group is one file that exports `register…(app, needs)`. */
export type AppNeeds = {
  readonly keeper: MapKeeper;
  readonly rooms: Rooms;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly description: ApiDescription;
  readonly originRule: () => OriginRule;
  /** The built client. */
  readonly clientFolder: string;
  readonly tls: Config['tls'];
};

/** The HTTP side of the server, ready to listen. */
export async function createApp(needs: AppNeeds): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
    ...(needs.tls === null ? {} : { https: needs.tls }),
  }) as FastifyInstance;
  registerRefusals(app, needs.log);
  registerDoor(app, needs);
  registerRecord(app, needs);
  registerHealthRoutes(app, needs);
  registerMapRoutes(app, needs);
  registerTicketRoutes(app, needs);
  await registerClientRoutes(app, needs.clientFolder);
  return app;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing comes in that the origin rule does not admit; nothing goes out without the security headers. */
function registerDoor(app: FastifyInstance, needs: AppNeeds): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const rule = needs.originRule();
    const refusal = reading.has(request.method)
      ? rule.problemOf(request.headers)
      : rule.problemOfWrite(request.headers);
    return refusal === null ? undefined : send(reply, problem(403, refusal));
  });
}

/** Counts answers by route, never by address: addresses can carry what is nobody's business. */
function registerRecord(app: FastifyInstance, { metrics, log }: AppNeeds): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    metrics.count('throughline_http_requests_total', 1, {
      method: request.method,
      route,
      status: reply.statusCode,
    });
    log.debug({ event: 'answered', method: request.method, route, status: reply.statusCode });
  });
}
