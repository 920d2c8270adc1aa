import fastify, { type FastifyInstance } from 'fastify';
import { Attempts } from '#server/access/Attempts.ts';
import { readCookie, sessionCookie } from '#server/access/cookies.ts';
import { personOf } from '#server/access/Principal.ts';
import { problem, send } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';
import { registerClientRoutes } from './clientRoutes.ts';
import { registerColumnRoutes } from './columnRoutes.ts';
import { registerDatasetDetailRoutes } from './datasetDetailRoutes.ts';
import { registerDatasetRoutes } from './datasetRoutes.ts';
import { registerDecisionRoutes } from './decisionRoutes.ts';
import { registerEvidenceRoutes } from './evidenceRoutes.ts';
import { registerExposureRoutes } from './exposureRoutes.ts';
import { registerFailureRoutes } from './failureRoutes.ts';
import { registerHealthRoutes } from './healthRoutes.ts';
import { registerHistoryRoutes } from './historyRoutes.ts';
import { apiPrefix, mapIdOf } from './endpoint.ts';
import { registerLinkRoutes } from './linkRoutes.ts';
import { registerMapRoutes } from './mapRoutes.ts';
import { registerMatcherRoutes } from './matcherRoutes.ts';
import { registerMeasureRoutes } from './measureRoutes.ts';
import { registerOwnSessionRoutes } from './ownSessionRoutes.ts';
import { registerPasswordRoutes } from './passwordRoutes.ts';
import { registerPeopleRoutes } from './peopleRoutes.ts';
import { registerPostRoutes } from './postRoutes.ts';
import { registerRefusals } from './refusals.ts';
import { registerRuleRoutes } from './ruleRoutes.ts';
import { registerWaitingRuleRoutes } from './waitingRuleRoutes.ts';
import { securityHeaders } from './securityHeaders.ts';
import { registerSessionRoutes } from './sessionRoutes.ts';
import { registerTalkRoutes } from './talkRoutes.ts';
import { registerTicketRoutes } from './ticketRoutes.ts';

/**
 * Who sends slowly holds a socket, so each part has its end: the headers, a whole request (a file of 1 GiB over a line
 * of 5 Mbit/s), and a socket on which nothing happens (a large import is worked at for a while before it is answered).
 */
const slowest = { headersMs: 15_000, requestMs: 30 * 60_000, silenceMs: 10 * 60_000 };

/** The HTTP side of the server, ready to listen. */
export async function createApp(needs: AppNeeds): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    bodyLimit: 1024 * 1024,
    requestTimeout: slowest.requestMs,
    connectionTimeout: slowest.silenceMs,
    // An empty list would be as good as none; only their X-Forwarded-For is believed.
    trustProxy: needs.trustedProxies.length === 0 ? false : [...needs.trustedProxies],
    ...(needs.tls === null ? {} : { https: needs.tls }),
  }) as FastifyInstance;
  app.server.headersTimeout = slowest.headersMs;
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) needs.description.routes.push(`${one} ${url}`);
  });
  registerRefusals(app, needs.log);
  registerDoor(app, needs);
  registerPrincipal(app, needs);
  registerPace(app);
  registerAudit(app, needs);
  registerRecord(app, needs);
  registerHealthRoutes(app, needs);
  registerSessionRoutes(app, needs);
  registerOwnSessionRoutes(app, needs);
  registerPasswordRoutes(app, needs);
  registerMapRoutes(app, needs);
  registerLinkRoutes(app, needs);
  registerPeopleRoutes(app, needs);
  registerTicketRoutes(app, needs);
  registerHistoryRoutes(app, needs);
  registerTalkRoutes(app, needs);
  await registerDatasetRoutes(app, needs);
  registerDatasetDetailRoutes(app, needs);
  registerFailureRoutes(app, needs);
  registerEvidenceRoutes(app, needs);
  registerColumnRoutes(app, needs);
  registerRuleRoutes(app, needs);
  registerWaitingRuleRoutes(app, needs);
  registerMatcherRoutes(app, needs);
  registerPostRoutes(app, needs);
  registerDecisionRoutes(app, needs);
  registerExposureRoutes(app, needs);
  registerMeasureRoutes(app, needs);
  await registerClientRoutes(app, needs.clientFolder);
  return app;
}

/** What is asked by a program on this machine, by this machine's name also where the server has a public one. */
const watched = new Set(['/healthz', '/readyz', '/metrics']);

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Nothing comes in that the origin rule does not admit; nothing goes out without the security headers. */
function registerDoor(app: FastifyInstance, needs: AppNeeds): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    const { rule } = needs.site;
    const isWatch =
      watched.has(request.url) && rule.isFromHere(request.headers, request.socket.remoteAddress);
    if (isWatch) return undefined;
    const refusal = reading.has(request.method)
      ? rule.problemOf(request.headers)
      : rule.problemOfWrite(request.headers);
    return refusal === null ? undefined : send(reply, problem(403, refusal));
  });
}

/** Finds out who asks: by a ticket (`Authorization: Bearer …`), by the session's cookie, or in local mode. */
function registerPrincipal(app: FastifyInstance, { access }: AppNeeds): void {
  app.decorateRequest('principal');
  app.addHook('onRequest', async (request) => {
    const { authorization, 'throughline-person': person } = request.headers;
    const brought = {
      session: readCookie(request.headers, sessionCookie),
      ticket: authorization === undefined ? null : authorization.replace(/^Bearer /i, ''),
      person: typeof person === 'string' ? person : null,
    };
    request.principal = access.door.whoIs(brought, new Date()).principal;
  });
}

/** So many calls may one person make, or all whom nobody knows behind one address, before they must wait. */
const pace = { burst: 2_000, perMinute: 6_000 };

/** One who calls without end slows nobody else down. In local mode there is nobody else. */
function registerPace(app: FastifyInstance): void {
  const calls = new Attempts(pace);
  app.addHook('onRequest', async ({ principal, ip, url }, reply) => {
    if (principal.kind === 'local' || !url.startsWith('/api/')) return undefined;
    const who = principal.kind === 'nobody' ? ip : principal.personId;
    const now = Date.now();
    if (calls.mayTry(who, now)) return void calls.count(who, now);
    reply.header('retry-after', String(calls.retryAfterSeconds));
    return send(
      reply,
      problem(429, 'These are more calls than the server takes from one. Send them more slowly.'),
    );
  });
}

/** What was done is in the audit before who did it hears so. */
function registerAudit(app: FastifyInstance, { access }: AppNeeds): void {
  app.addHook('onSend', async (request, reply) => {
    const { config, url } = request.routeOptions;
    const { audited } = config;
    if (typeof audited !== 'string' || reply.statusCode >= 300 || isTrial(request.query)) return;
    const { personId } = personOf(request.principal);
    const isAboutMap = url?.startsWith(`${apiPrefix}/maps/:id`) === true;
    access.audit.add({
      at: new Date(),
      mapId: isAboutMap ? mapIdOf(request.params) : null,
      personId,
      what: audited,
    });
  });
}

function isTrial(query: unknown): boolean {
  return query !== null && typeof query === 'object' && 'dryRun' in query && query.dryRun === 'true';
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
