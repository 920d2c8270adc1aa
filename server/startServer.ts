import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type * as Y from 'yjs';
import { Access } from './access/Access.ts';
import { newSecret } from './access/secret.ts';
import type { Config } from './config.ts';
import { Failures } from './failures/Failures.ts';
import { Matchers } from './failures/matcher/Matchers.ts';
import { RuleWatch } from './failures/RuleWatch.ts';
import { Uploads } from './failures/Uploads.ts';
import { firstRun } from './firstRun.ts';
import { giveBackMemory } from './giveBackMemory.ts';
import { History } from './history/History.ts';
import type { HistoryTimes } from './history/HistoryTimes.ts';
import { ApiDescription } from './http/ApiDescription.ts';
import { createApp } from './http/createApp.ts';
import type { Log } from './log.ts';
import { Metrics } from './Metrics.ts';
import type { MapKeeper } from './storage/MapKeeper.ts';
import { openSqliteMapKeeper } from './storage/openSqliteMapKeeper.ts';
import { Site } from './Site.ts';
import { defaultTimes, type SyncTimes } from './sync/limits.ts';
import { Misfits } from './sync/Misfits.ts';
import { Rooms, type RoomsNeeds } from './sync/Rooms.ts';
import { serveSync } from './sync/serveSync.ts';
import { Talks } from './talk/Talks.ts';

export type RunningServer = {
  /** Where people open it. */
  readonly url: string;
  readonly port: number;
  readonly rooms: Rooms;
  /** Copies a database that another thread has open; false where it is not such a one. */
  readonly copyElsewhere: (name: string, to: string) => Promise<boolean>;
  readonly access: Access;
  /** All that the server answers, `GET /api/v1/maps/:id`. */
  readonly routes: readonly string[];
  /** Where the owner sets the server up, once; null where there is one. */
  readonly setUpUrl: string | null;
  /** Takes in no more, stores what has come, closes all sockets with "restart". */
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly config: Config;
  readonly log: Log;
  readonly times?: SyncTimes;
  readonly historyTimes?: HistoryTimes;
  /** How maps are kept; in SQLite unless told. */
  readonly openKeeper?: (file: string) => Promise<MapKeeper>;
  /** What a new data folder opens on; the sample unless told. */
  readonly firstMap?: 'sample' | 'none';
  /** The one-time secret of `/setup`; a new one unless told. */
  readonly setUpToken?: string;
  /** Hears why the server cannot go on, where that is found out after it listens; the process ends unless told. */
  readonly broken?: (problem: unknown) => void;
};

/** Closes something that a server has open. */
type Close = () => unknown;

const builtClient = join(import.meta.dirname, '../dist');

/**
 * Lays the sample into a new data folder, once: a first start that was killed half-way tries again, and who deleted
 * all maps is not given the sample back.
 */
async function openOnSample(dataDir: string, keeper: MapKeeper, failures: Failures): Promise<void> {
  const sign = join(dataDir, 'sample-was-laid');
  if (existsSync(sign)) return;
  if ((await keeper.list()).length === 0) await firstRun({ keeper, failures, now: new Date() });
  writeFileSync(sign, '');
}

async function copyFromThread(
  { failures, history }: { readonly failures: Failures; readonly history: History },
  name: string,
  to: string,
): Promise<boolean> {
  if (name === 'failures.sqlite') await failures.call('copyTo', to);
  else if (name === 'history.sqlite') await history.copyTo(to);
  else return false;
  return true;
}

function rethrow(problem: unknown): never {
  throw problem;
}

/** Opens what the folder keeps, and lays the sample into a new one. */
async function openFolder(
  {
    config: { dataDir, auth },
    openKeeper = openSqliteMapKeeper,
    firstMap = 'sample',
    setUpToken = newSecret(),
    broken = rethrow,
  }: StartOptions,
  opened: Close[],
): Promise<{ keeper: MapKeeper; access: Access; failures: Failures }> {
  // What customers wrote will lie here: nobody else on the machine may read it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const keeper = await openKeeper(join(dataDir, 'maps.sqlite'));
  opened.push(() => keeper.close());
  const access = Access.open(join(dataDir, 'access.sqlite'), auth, setUpToken);
  opened.push(() => access.close());
  const failures = await Failures.startSoon(dataDir, broken);
  opened.push(() => failures.stop());
  if (firstMap === 'sample') await openOnSample(dataDir, keeper, failures);
  return { keeper, access, failures };
}

/**
 * A whole server on its data folder, listening. Rejects with a sentence when the folder or the port cannot be had; then
 * nothing stays open, so that it can be tried again.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const opened: Close[] = [];
  try {
    return await openServer(options, opened);
  } catch (error) {
    // reason: why it did not start matters more than what could not be closed after it
    await closeAll(opened).catch(() => undefined);
    throw error;
  }
}

/** The last opened first. All are closed, whatever becomes of one; rejects with what the first of them said. */
async function closeAll(opened: readonly Close[]): Promise<void> {
  const problems: unknown[] = [];
  for (const close of opened.toReversed()) {
    try {
      await close();
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw problems[0];
}

async function openServer(options: StartOptions, opened: Close[]): Promise<RunningServer> {
  const { config, log, times = defaultTimes, historyTimes } = options;
  const { keeper, access, failures } = await openFolder(options, opened);
  const metrics = new Metrics();
  const watch: RuleWatch = new RuleWatch(() => ({
    failures,
    rooms,
    log,
    matchers,
    confirms: access.mode === 'local' ? 'everything' : 'nothing',
  }));
  const misfits = new Misfits(log, metrics);
  const history = new History({ dataFolder: config.dataDir, keeper, log, times: historyTimes });
  const emptied = (): void => (rooms.count + talks.rooms.count === 0 ? giveBackMemory() : undefined);
  const needs = { times, log, metrics, emptied };
  const rooms: Rooms = new Rooms({ keeper, ...needs, ...toldOf([watch, misfits], history) });
  const talks: Talks = await Talks.start({ dataDir: config.dataDir, maps: keeper, ...needs });
  opened.push(() => talks.stop());
  opened.push(() => history.stop());
  const matchers = new Matchers({ failures, rooms, log });
  countRooms(metrics, rooms, talks);

  const site = new Site(config, () => (app.server.address() as AddressInfo).port);
  const shared = { keeper, rooms, access, site, log, metrics };
  const description = new ApiDescription();
  const app = await createApp({
    ...shared,
    talks,
    history,
    failures,
    ruleWatch: watch,
    matchers,
    uploads: new Uploads(config.dataDir),
    description,
    tls: config.tls,
    trustedProxies: config.trustedProxies,
    clientFolder: builtClient,
  });
  opened.push(() => app.close());
  const sync = serveSync(app.server, { ...shared, talkRooms: talks.rooms, times });
  opened.push(() => sync.stop());
  opened.push(() => Promise.all([rooms.stop(), talks.rooms.stop()]));
  opened.push(() => matchers.stop());
  opened.push(() => watch.stop());
  await app.listen({ host: config.host, port: config.port });
  opened.push(() => app.server.close());

  return {
    url: site.origin,
    port: site.port,
    rooms,
    copyElsewhere: (name, to) => copyFromThread({ failures, history }, name, to),
    access,
    routes: description.routes,
    setUpUrl: access.setUpToken === null ? null : `${site.origin}/setup#${access.setUpToken}`,
    stop: () => closeAll(opened),
  };
}

type Follower = { follow(mapId: string, doc: Y.Doc): void };

/** Who hears of a map's documents and commits, each after the room has done its part. */
function toldOf(followers: readonly Follower[], history: History): Pick<RoomsNeeds, 'loaded' | 'committed'> {
  return {
    loaded: (mapId, doc) => {
      for (const follower of followers) follower.follow(mapId, doc);
      history.loaded(mapId, doc);
    },
    committed: (mapId, updates) => history.committed(mapId, updates),
  };
}

function countRooms(metrics: Metrics, rooms: Rooms, talks: Talks): void {
  metrics.gauge('throughline_rooms', () => rooms.count);
  metrics.gauge('throughline_connections', () => rooms.connections);
  metrics.gauge('throughline_talk_connections', () => talks.rooms.connections);
}
