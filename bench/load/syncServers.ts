import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { callerOf } from '#document/callerOf.ts';
import { startServer } from '../../scripts/startServer.ts';
import { makeMap } from '../makeMap.ts';
import type { Dialect } from './crowdSpec.ts';

/** A server under measurement, ours or a peer's. */
export type SyncServer = {
  readonly dialect: Dialect;
  readonly pid: () => number;
  /** A new room's name, holding the map if the server takes one, else empty. */
  readonly makeRoom: (title: string, json?: unknown) => Promise<string>;
  /** A room's whole address; `{person}` in it stands for who joins. */
  readonly addressOf: (room: string) => string;
  /** Addresses for so many people who may only look, each their own. */
  readonly readerAddresses: (room: string, count: number) => Promise<string[]>;
  /** Stops and starts again on the same data; null where nothing is stored. */
  readonly restart: (() => Promise<void>) | null;
  readonly stop: () => Promise<void>;
};

export const syncServers: Readonly<Record<string, () => Promise<SyncServer>>> = {
  Throughline: startOurs,
  'y-websocket 2': () => startPeer('yjs', 'yWebsocketServer.js', null),
  'Hocuspocus 4': () => startPeer('hocuspocus', 'hocuspocusServer.js', 'maps.sqlite'),
};

const peers = join(import.meta.dirname, '../peers');

export async function startOurs(): Promise<SyncServer> {
  const server = await startServer('none');
  return {
    dialect: 'yjs',
    pid: server.pid,
    makeRoom: async (title, json) => (await makeMap(server, title, json)).room,
    addressOf: (room) => `${server.url.replace(/^http/, 'ws')}/sync/${room}?ack=1&person={person}`,
    readerAddresses: (room, count) =>
      Promise.all(Array.from({ length: count }, (_, n) => readerAddress(server.url, room, n))),
    restart: async () => {
      await server.kill();
      await server.restart();
    },
    stop: server.stop,
  };
}

async function readerAddress(url: string, room: string, n: number): Promise<string> {
  const answer = await fetch(`${url}/api/v1/maps/${room.slice(0, room.lastIndexOf('.'))}/tickets`, {
    method: 'POST',
    headers: {
      origin: url,
      'content-type': 'application/json',
      'throughline-person': callerOf({ id: `r${n}`, name: `Reader ${n}` }),
    },
    body: JSON.stringify({ role: 'viewer' }),
  });
  const { access } = z.object({ access: z.string() }).parse(await answer.json());
  return `${url.replace(/^http/, 'ws')}/sync/${room}?access=${access}`;
}

async function startPeer(dialect: Dialect, program: string, store: string | null): Promise<SyncServer> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-peer-'));
  const file = join(folder, store ?? 'none');
  let { child, port } = await launchPeer(program, file);
  let rooms = 0;
  return {
    dialect,
    pid: () => child.pid ?? 0,
    makeRoom: async () => `room-${(rooms += 1)}`,
    addressOf: (room) => `ws://127.0.0.1:${port}/${room}`,
    readerAddresses: async (room, count) =>
      Array.from({ length: count }, () => `ws://127.0.0.1:${port}/${room}`),
    restart:
      store === null
        ? null
        : async () => {
            await end(child);
            ({ child, port } = await launchPeer(program, file));
          },
    stop: async () => {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launchPeer(program: string, file: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join('src', program), file], {
    cwd: peers,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^port (\d+)$/.exec(line)?.[1];
    if (port !== undefined) {
      child.stdout.resume();
      return { child, port: Number(port) };
    }
  }
  throw new Error(`${program} ended before it listened.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await once(child, 'exit');
  clearTimeout(late);
}
