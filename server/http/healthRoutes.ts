import type { FastifyInstance } from 'fastify';
import { authorize } from '#server/access/authorize.ts';
import { ok, problem, send } from './answer.ts';
import type { AppNeeds } from './AppNeeds.ts';

const notShown = problem(
  403,
  'The metrics are for the owner, and for programs on this machine that ask by its own name, such as localhost.',
);

/** For those who watch over the server: is it alive, can it store, what did it do. */
export function registerHealthRoutes(app: FastifyInstance, needs: AppNeeds): void {
  app.get('/healthz', async (_request, reply) => send(reply, ok({ status: 'alive' })));
  app.get('/readyz', async (_request, reply) => {
    try {
      await needs.keeper.probe();
      return await send(reply, ok({ status: 'ready' }));
    } catch (error) {
      needs.log.error({ event: 'notReady', err: error });
      return send(reply, problem(503, 'Storage cannot be written. The log says why.'));
    }
  });
  app.get('/metrics', async ({ headers, socket, principal }, reply) => {
    const isFromHere = needs.site.rule.isFromHere(headers, socket.remoteAddress);
    if (!isFromHere && authorize(principal, 'manageServer', null) !== 'allowed') return send(reply, notShown);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(needs.metrics.toText());
  });
  app.get('/api/openapi.json', async (_request, reply) => send(reply, ok(needs.description.toOpenApi())));
}
