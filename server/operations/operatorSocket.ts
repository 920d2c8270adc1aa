import { rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { eraseWishSchema } from './EraseWish.ts';

/** What a command line asks of a server at work; only who owns the data folder can reach it. */
const orderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('copy'), to: z.string() }),
  z.object({ do: z.literal('swapIn'), staged: z.array(z.string()).readonly() }),
  z.object({ do: z.literal('givePassword') }),
  z.object({ do: z.literal('erase'), wish: eraseWishSchema }),
]);
export type Order = Readonly<z.infer<typeof orderSchema>>;

const answerSchema = z.object({ problem: z.string().nullable(), answer: z.unknown() });

/** Linux allows 107 bytes, others 103. */
const longestPath = 103;

/** Null where there can be none: Windows has no such sockets with an owner, and long paths do not fit. */
function socketPath(dataDir: string): string | null {
  const path = join(dataDir, 'operator.sock');
  return process.platform === 'win32' || Buffer.byteLength(path) > longestPath ? null : path;
}

/** Carries out orders one after another until it is closed; null where there can be no socket. */
export async function serveOperator(
  dataDir: string,
  carryOut: (order: Order) => Promise<unknown>,
): Promise<Server | null> {
  const path = socketPath(dataDir);
  if (path === null) return null;
  // Whoever opened the data folder is the only one on it: this is what a crash left.
  rmSync(path, { force: true });
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((incoming, reply) => {
    last = last.then(async () => reply.end(JSON.stringify(await answer(incoming, carryOut))));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  await chmod(path, 0o600);
  return server;
}

async function answer(
  incoming: IncomingMessage,
  carryOut: (order: Order) => Promise<unknown>,
): Promise<z.infer<typeof answerSchema>> {
  try {
    const order = orderSchema.parse(JSON.parse(await text(incoming)));
    return { problem: null, answer: (await carryOut(order)) ?? null };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), answer: null };
  }
}

/** Gives an order to the server at work on a folder. Null where none answers; rejects with its sentence of refusal. */
export async function askOperator(
  dataDir: string,
  order: Order,
): Promise<{ readonly answer: unknown } | null> {
  const path = socketPath(dataDir);
  const reply = path === null ? null : await post(path, JSON.stringify(order));
  if (reply === null) return null;
  const { problem, answer } = answerSchema.parse(JSON.parse(reply));
  if (problem !== null) throw new Error(problem);
  return { answer };
}

/** Null where nobody listens. */
function post(path: string, body: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: path, method: 'POST' }, (reply) => text(reply).then(resolve, reject));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    sent.end(body);
  });
}
