import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parseConfig } from '#server/config.ts';
import { createLog, type Log } from '#server/log.ts';
import { startServer, type RunningServer, type StartOptions } from '#server/startServer.ts';
import { defaultTimes, type SyncTimes } from '#server/sync/limits.ts';

export type TestServer = RunningServer & {
  readonly dataDir: string;
  /** A request as a page of the server's own sends it. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<Response>;
  /** Makes a map; resolves with its id and room. */
  readonly makeMap: (title?: string) => Promise<{ id: string; room: string }>;
};

/** A real server on a free port, without the sample unless asked for, with a data folder of its own unless one is given; both go when the test ends. */
export async function startTestServer(
  options: {
    times?: Partial<SyncTimes>;
    dataDir?: string;
    openKeeper?: StartOptions['openKeeper'];
    firstMap?: StartOptions['firstMap'];
    log?: Log;
  } = {},
): Promise<TestServer> {
  const dataDir = options.dataDir ?? makeDataDir();
  const parsed = parseConfig(['--port', '0', '--data-dir', dataDir], {});
  if ('problem' in parsed) throw new Error(parsed.problem);
  const times = { ...defaultTimes, ...options.times };
  const server = await startServer({
    config: parsed.config,
    log: options.log ?? createLog('silent'),
    times,
    firstMap: options.firstMap ?? 'none',
    ...(options.openKeeper === undefined ? {} : { openKeeper: options.openKeeper }),
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= server.stop());
  onTestFinished(stop);
  const call = (method: string, path: string, body?: unknown) =>
    fetch(server.url + path, {
      method,
      headers: { origin: server.url, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const makeMap = async (title = 'A journey') =>
    (await (await call('POST', '/api/v1/maps', { title })).json()) as { id: string; room: string };
  return { ...server, dataDir, call, makeMap, stop };
}

/** A folder that goes when the test ends. */
export function makeDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}
