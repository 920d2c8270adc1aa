import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { expect, it, onTestFinished } from 'vitest';
import { createLog } from '#server/log.ts';
import { registerClientRoutes } from './clientRoutes.ts';
import { registerRefusals } from './refusals.ts';

const eyes = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

it('shows a page to whoever opens an address that leads nowhere, and tells a program in a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-client-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'index.html'), '<title>Throughline</title>');
  const app = Fastify();
  registerRefusals(app, createLog('silent'));
  await registerClientRoutes(app, folder);
  const ask = async (url: string, headers: Record<string, string>) => {
    const { statusCode, body } = await app.inject({ url, headers });
    return [statusCode, body.startsWith('<title>') ? 'page' : JSON.parse(body).status];
  };
  expect(await ask('/m/0123', eyes)).toEqual([200, 'page']);
  for (const url of ['/maps/', '/m/a/b', '/nowhere?x=1']) {
    expect(await ask(url, eyes), url).toEqual([404, 'page']);
    expect(await ask(url, { accept: '*/*' }), url).toEqual([404, 404]);
  }
  expect(await ask('/api/v1/nothing', eyes)).toEqual([404, 404]);
});
