import { onTestFinished } from 'vitest';
import type { AccessMode } from '#server/access/Door.ts';
import { parseConfig } from '#server/config.ts';
import { createLog, type Log } from '#server/log.ts';
import { runCommand } from '#server/operations/runCommand.ts';
import { runServer } from '#server/runServer.ts';
import { makeDataDir } from './startTestServer.ts';

export type Spoken = { readonly code: number; readonly text: string };

/** `npm run data -- …` on a folder, in this process. */
export async function runData(dataDir: string, ...args: string[]): Promise<Spoken> {
  const lines: string[] = [];
  const keep = (line: string): void => void lines.push(line);
  const terminal = { say: keep, complain: keep, now: () => new Date() };
  const code = await runCommand([...args, '--data-dir', dataDir], {}, terminal);
  return { code, text: lines.join('\n') };
}

export type OperatedServer = {
  readonly url: string;
  readonly setUpUrl: string | null;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
  /** A request as a page of the server's own sends it. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly makeMap: (title?: string) => Promise<{ id: string; room: string }>;
  /** The room of a map as it is now. */
  readonly roomOf: (id: string) => Promise<string>;
};

async function readMap(response: Promise<Response>): Promise<{ id: string; room: string }> {
  return (await (await response).json()) as { id: string; room: string };
}

/** The server as `npm start` runs it, without the sample, open to `runData`; ends with the test. */
export async function startOperated(
  dataDir = makeDataDir(),
  log: Log = createLog('silent'),
  auth: AccessMode = 'local',
): Promise<OperatedServer> {
  const parsed = parseConfig(['--port', '0', '--data-dir', dataDir, '--auth', auth], {});
  if ('problem' in parsed) throw new Error(parsed.problem);
  const server = await runServer({ config: parsed.config, log, firstMap: 'none' });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= server.stop());
  onTestFinished(stop);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(server.url + path, {
      method,
      headers: { origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    url: server.url,
    setUpUrl: server.setUpUrl,
    dataDir,
    stop,
    call,
    makeMap: (title = 'A journey') => readMap(call('POST', '/api/v1/maps', { title })),
    roomOf: async (id) => (await readMap(call('GET', `/api/v1/maps/${id}`))).room,
  };
}
