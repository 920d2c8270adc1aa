import { rmSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { problemSentence } from '#server/problemSentence.ts';
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

/** How often a server says that it is at work on an order, or on another before it: with a space before its answer. */
const beatEveryMs = 5_000;

/**
 * After so long without a word it hangs. Erasing writes whole files anew at a stretch (20 s for each gigabyte), and so
 * does looking through what was loaded: a server that is at it says nothing meanwhile.
 */
const longestSilenceMs: Readonly<Record<Order['do'], number>> = {
  copy: 120_000,
  givePassword: 120_000,
  swapIn: 1_800_000,
  erase: 1_800_000,
};

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
  beatMs = beatEveryMs,
): Promise<Server | null> {
  const path = socketPath(dataDir);
  if (path === null) return null;
  // Whoever opened the data folder is the only one on it: this is what a crash left.
  rmSync(path, { force: true });
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((incoming, reply) => {
    const beat = setInterval(() => reply.write(' '), beatMs);
    reply.on('close', () => clearInterval(beat));
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
    return { problem: problemSentence(error), answer: null };
  }
}

/**
 * Gives an order to the server at work on a folder, and waits for as long as it says that it is at it. Null where none
 * answers; rejects with its sentence of refusal, or with one that says that it hangs or went away.
 */
export async function askOperator(
  dataDir: string,
  order: Order,
  silenceMs = longestSilenceMs[order.do],
): Promise<{ readonly answer: unknown } | null> {
  const path = socketPath(dataDir);
  if (path === null) return null;
  const reply = await post(path, JSON.stringify(order), silenceMs).catch((error: unknown) => {
    throw isGone(error) ? new Error(goneOf(dataDir), { cause: error }) : error;
  });
  if (reply === null) return null;
  const { problem, answer } = answerSchema.parse(JSON.parse(reply));
  if (problem !== null) throw new Error(problem);
  return { answer };
}

/** Null where nobody listens. */
function post(path: string, body: string, silenceMs: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: path, method: 'POST' }, (reply) => text(reply).then(resolve, reject));
    sent.setTimeout(silenceMs, () => sent.destroy(new Error(silentOf(path, silenceMs))));
    sent.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    sent.end(body);
  });
}

function silentOf(path: string, silenceMs: number): string {
  return `The server at ${path} is there and has said nothing for ${silenceMs / 1000} seconds: it hangs, or its machine is overloaded. What was saved is safe. End that server, start it again, then give the command again; should it go on by itself, it may still do what it was told.`;
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE'].includes(String(error.code));
}

function goneOf(dataDir: string): string {
  return `The server on ${dataDir} ended before it answered. Whether it did what it was told is not known. Start it again, then give the command again.`;
}
