import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from '#server/log.ts';
import { problem, send } from './answer.ts';

type Route = { readonly method: string; readonly pattern: RegExp };

/** Makes every refusal of the framework a problem with a sentence: 404, 405, 413, 415, 400, 500. */
export function registerRefusals(app: FastifyInstance, log: Log): void {
  const routes: Route[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const pattern = new RegExp(`^${url.replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`);
    for (const one of [method].flat()) routes.push({ method: one, pattern });
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const allowed = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (allowed.length === 0) {
      if (isForEyes(request) && app.hasReplyDecorator('sendFile'))
        return reply.code(404).sendFile('index.html');
      return send(
        reply,
        problem(404, 'There is nothing at this address. See /api/openapi.json for what there is.'),
      );
    }
    const allow = [...new Set(allowed)].join(', ');
    const answer = problem(405, `${request.method} cannot be used here. This address takes ${allow}.`);
    return send(reply, { ...answer, headers: { ...answer.headers, allow } });
  });

  app.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error({
        event: 'requestFailed',
        method: request.method,
        route: request.routeOptions.url,
        err: error,
      });
      return send(reply, problem(500, 'The server failed at this. Nothing was changed; its log says more.'));
    }
    return send(reply, problem(status, sentenceOf(error)));
  });
}

function sentenceOf(error: FastifyError): string {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'This is more than the address takes at once. Send it in smaller parts.';
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'This content type cannot be read here. Send application/json.';
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'The body is empty, though its content type says JSON. Send a JSON object.';
    default:
      return `The request cannot be read: ${error.message.split('\n')[0] ?? ''}`;
  }
}

/** Whoever typed an address wrongly or followed half of one gets the page that says so; programs get the problem. */
function isForEyes({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true;
}
