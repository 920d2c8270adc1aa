import { once } from 'node:events';
import { createServer } from 'node:net';
import { request, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeDataDir } from '#server/testing/startTestServer.ts';
import { askOperator, serveOperator } from './operatorSocket.ts';

const order = { do: 'givePassword' } as const;

test('who asks a server that hangs is told so, and does not wait for ever', async () => {
  const dataDir = makeDataDir();
  const hung = createServer(() => undefined).listen(join(dataDir, 'operator.sock'));
  await once(hung, 'listening');
  onTestFinished(() => void hung.close());
  await expect(askOperator(dataDir, order, 50)).rejects.toThrow(
    /has said nothing for 0.05 seconds.*End that server/,
  );
});

test('who asks a server that ends meanwhile is told so', async () => {
  const dataDir = makeDataDir();
  const dying = createServer((socket) => socket.on('data', () => socket.destroy()));
  dying.listen(join(dataDir, 'operator.sock'));
  await once(dying, 'listening');
  onTestFinished(() => void dying.close());
  await expect(askOperator(dataDir, order)).rejects.toThrow('ended before it answered');
});

test('a server that takes long says that it is at work, also to who waits behind another, and then answers', async () => {
  const dataDir = makeDataDir();
  const work = Promise.withResolvers<string>();
  const server = await serveOperator(dataDir, () => work.promise, 5);
  onTestFinished(() => void server?.close());
  const first = askOperator(dataDir, order);
  const second = request({ socketPath: join(dataDir, 'operator.sock'), method: 'POST' });
  second.end(JSON.stringify(order));
  const [reply] = (await once(second, 'response')) as [IncomingMessage];
  let heard = '';
  for await (const chunk of reply) {
    heard += String(chunk);
    if (heard === '   ') work.resolve('done');
  }
  expect(heard).toMatch(/^ {3,}\{/);
  expect(await first).toEqual({ answer: 'done' });
});
