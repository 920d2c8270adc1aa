import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { problem, send } from './answer.ts';

/** Pages are asked for anew each time; files whose name carries their hash never change. */
const always = 'no-cache';
const forever = 'public, max-age=31536000, immutable';

/**
 * The built client: its files (with `.br` or `.gz` beside them where the build made these), and one page
 * for `/`, the list of maps, each map's address, and where one comes in.
 */
export async function registerClientRoutes(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    const notBuilt = problem(503, 'The client is not built. Run `npm start`, which builds it first.');
    for (const path of pages) app.get(path, async (_request, reply) => send(reply, notBuilt));
    return;
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      response.header('cache-control', path.startsWith(join(folder, 'assets')) ? forever : always);
    },
  });
  for (const path of pages) {
    app.get(path, async (_request, reply: FastifyReply) => reply.sendFile('index.html'));
  }
}

const pages = ['/', '/maps', '/m/:mapId', '/join', '/signin', '/setup'];
