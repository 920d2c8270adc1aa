import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, onTestFinished } from 'vitest';
import type { AccessMode } from '#server/access/Door.ts';
import { parseConfig } from '#server/config.ts';
import { defaultHistoryTimes, type HistoryTimes } from '#server/history/HistoryTimes.ts';
import { createLog, type Log } from '#server/log.ts';
import { startServer, type RunningServer, type StartOptions } from '#server/startServer.ts';
import { defaultTimes, type SyncTimes } from '#server/sync/limits.ts';

/** A request as a page of the server's own sends it; `cookie` is whose. */
export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Response>;

export type TestServer = RunningServer & {
  readonly dataDir: string;
  /** As the one who may do everything: in accounts mode the owner, once there is one. */
  readonly call: Call;
  /** The owner's cookie; empty in local mode. */
  readonly ownerCookie: string;
  readonly ownerPassword: string;
  /** Makes a map; resolves with its id and room. */
  readonly makeMap: (title?: string) => Promise<{ id: string; room: string }>;
};

export type TestServerOptions = {
  readonly times?: Partial<SyncTimes>;
  readonly historyTimes?: Partial<HistoryTimes>;
  readonly dataDir?: string;
  readonly openKeeper?: StartOptions['openKeeper'];
  readonly firstMap?: StartOptions['firstMap'];
  readonly log?: Log;
  /** `accounts`: with an owner, who is who calls. */
  readonly auth?: AccessMode;
  /** The address of a proxy whose word is taken. */
  readonly trustProxy?: string;
  /** `none`: nobody has set it up yet. */
  readonly owner?: 'none';
};

const ownerPassword = 'a password of the owner';

/** A real server on a free port, without the sample unless asked for, with a data folder of its own unless one is given; both go when the test ends. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await start(options.dataDir ?? makeDataDir(), options);
  onTestFinished(server.stop);
  return server;
}

/** One such server for all tests of a file, since starting takes a second; each test makes a map of its own. */
export function shareTestServer(options: TestServerOptions = {}): () => TestServer {
  let shared: TestServer | null = null;
  beforeAll(async () => {
    const dataDir = newDataDir();
    const server = await start(dataDir, options);
    shared = server;
    return async () => {
      await server.stop();
      removeFolder(dataDir);
    };
  });
  return () => {
    if (shared === null) throw new Error('The shared server is there once tests run.');
    return shared;
  };
}

async function start(dataDir: string, options: TestServerOptions): Promise<TestServer> {
  const flags = [
    '--port',
    '0',
    '--data-dir',
    dataDir,
    '--auth',
    options.auth ?? 'local',
    '--trust-proxy',
    options.trustProxy ?? '',
  ];
  const parsed = parseConfig(flags, {});
  if ('problem' in parsed) throw new Error(parsed.problem);
  const server = await startServer({
    config: parsed.config,
    log: options.log ?? createLog('silent'),
    times: { ...defaultTimes, ...options.times },
    historyTimes: { ...defaultHistoryTimes, ...options.historyTimes },
    firstMap: options.firstMap ?? 'none',
    ...(options.openKeeper === undefined ? {} : { openKeeper: options.openKeeper }),
  });
  let stopped: Promise<void> | null = null;
  const stop = () => (stopped ??= server.stop());
  const ownerCookie =
    options.auth === 'accounts' && options.owner !== 'none' ? await enterAsOwner(server) : '';
  const call: Call = (method, path, body, headers = {}) =>
    callAs(server.url, ownerCookie)(method, path, body, headers);
  const makeMap = async (title = 'A journey') =>
    (await (await call('POST', '/api/v1/maps', { title })).json()) as { id: string; room: string };
  return { ...server, dataDir, call, ownerCookie, ownerPassword, makeMap, stop };
}

/** Requests with a cookie (an empty one is none), as a page of the server's own sends them. */
export function callAs(url: string, cookie: string): Call {
  return (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: {
        origin: url,
        ...(cookie === '' ? {} : { cookie }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}

/** The cookies that an answer sets, as the browser sends them back. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

async function enterAsOwner(server: RunningServer): Promise<string> {
  const nobody = callAs(server.url, '');
  const token = server.access.setUpToken;
  const answer = await (token === null
    ? nobody('POST', '/api/v1/session', { password: ownerPassword })
    : nobody('POST', '/api/v1/setup', { token, name: 'Olga Owner', password: ownerPassword }));
  if (answer.status !== 201) throw new Error(`The owner did not get in: ${await answer.text()}`);
  return cookiesOf(answer);
}

/** A folder that goes when the test ends. */
export function makeDataDir(): string {
  const dataDir = newDataDir();
  onTestFinished(() => removeFolder(dataDir));
  return dataDir;
}

function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'throughline-test-'));
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
