import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { WebSocketServer, type WebSocket } from 'ws';
import { closeCodes } from '#document/closeCodes.ts';
import type { Access } from '#server/access/Access.ts';
import { endings } from '#server/access/endings.ts';
import type { Brought } from '#server/access/Door.ts';
import type { Log } from '#server/log.ts';
import type { Metrics } from '#server/Metrics.ts';
import type { Site } from '#server/Site.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { admit, broughtBySocket, type Admission } from './admit.ts';
import { Connection, sayFarewell } from './Connection.ts';
import type { Refusal } from './Guard.ts';
import { hear } from './hear.ts';
import { limits, type SyncTimes } from './limits.ts';
import { QueuedBytes } from './QueuedBytes.ts';
import { seatProblem } from './seatProblem.ts';
import type { Rooms } from './Rooms.ts';
import { UnfinishedMessage } from './UnfinishedMessage.ts';

export type SyncNeeds = {
  readonly keeper: MapKeeper;
  readonly access: Access;
  readonly rooms: Rooms;
  /** Those of the talk documents. */
  readonly talkRooms: Rooms;
  readonly site: Site;
  readonly times: SyncTimes;
  readonly log: Log;
  readonly metrics: Metrics;
};

const pingMs = 15_000;
const farewellMs = 1_000;

/** Answers the sync sockets of an HTTP server: origin, admission, then frame by frame guard and room. */
export function serveSync(server: Server, needs: SyncNeeds): { stop(): Promise<void> } {
  const sockets = new WebSocketServer({
    noServer: true,
    // The most that anybody may send; how much of it who may is for `UnfinishedMessage`.
    maxPayload: limits.firstStepTwoBytes + limits.frameHeadBytes,
    maxFragments: limits.fragments,
    maxBufferedChunks: limits.pieces,
    perMessageDeflate: false,
  });
  const all = new QueuedBytes(limits.unfinishedBytes);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.parse(request.url ?? '', 'http://server');
    if (url?.pathname.startsWith('/sync/') !== true) return refuseUpgrade(socket, '404 Not Found');
    if (sockets.clients.size >= limits.sockets) return refuseUpgrade(socket, '503 Service Unavailable');
    const brought = broughtBySocket(request.headers, url);
    const by = brought.ticket === null ? 'cookie' : 'ticket';
    if (needs.site.rule.problemOfSocket(request.headers, by) !== null) {
      return refuseUpgrade(socket, '403 Forbidden');
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const unfinished = new UnfinishedMessage(webSocket, socket, {
        all,
        longestMs: needs.times.unfinishedMs,
      });
      void welcome({ socket: webSocket, unfinished }, url, brought, needs);
    });
  });
  const pings = setInterval(() => pingAll(sockets), pingMs);
  pings.unref();
  return {
    async stop() {
      clearInterval(pings);
      // They were told why; whoever does not answer that in time is cut off.
      const late = setTimeout(() => sockets.clients.forEach((client) => client.terminate()), farewellMs);
      await Promise.all([...sockets.clients].map((client) => once(client, 'close')));
      clearTimeout(late);
      sockets.close();
    },
  };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A socket that did not answer the last ping is gone: its network went without saying so. */
const answered = new WeakSet<WebSocket>();

function pingAll(sockets: WebSocketServer): void {
  for (const client of sockets.clients) {
    if (!answered.delete(client)) client.terminate();
    else client.ping();
  }
}

/** A socket that has just been opened. */
type Caller = { readonly socket: WebSocket; readonly unfinished: UnfinishedMessage };

async function welcome(caller: Caller, url: URL, brought: Brought, needs: SyncNeeds): Promise<void> {
  const { socket } = caller;
  answered.add(socket);
  socket.on('pong', () => answered.add(socket));
  socket.on('error', () => socket.terminate());
  // Frames that come while the map is loaded wait here, not in Node's "nobody listens".
  socket.pause();
  try {
    const admission = await admit(needs, brought, url, new Date());
    if (admission.verdict === 'refuse') refuse(socket, admission, needs);
    else await seat(caller, admission, () => admit(needs, brought, url, new Date()), needs);
  } catch (error) {
    needs.log.error({ event: 'joinFailed', err: error });
    refuse(socket, { code: closeCodes.tryAgain, reason: 'This map cannot be opened now.' }, needs);
  }
}

function refuse(socket: WebSocket, refusal: Refusal, needs: SyncNeeds): void {
  needs.metrics.count('throughline_sockets_refused_total', 1, { code: refusal.code });
  sayFarewell(socket, refusal);
  // Only to hear the answer to that: `UnfinishedMessage` stops it as soon as more comes.
  socket.resume();
}

async function seat(
  { socket, unfinished }: Caller,
  admission: Admission & { verdict: 'admit' },
  ask: () => Promise<Admission>,
  needs: SyncNeeds,
): Promise<void> {
  const rooms = admission.document === 'talk' ? needs.talkRooms : needs.rooms;
  const room = await rooms.open(admission.mapId);
  if (room === null) {
    refuse(socket, endings.mapRemoved, needs);
    return;
  }
  // What was taken away while the map was loaded is not given now; nor does it take what belongs to an epoch before.
  const now = await ask();
  if (now.verdict === 'refuse') return refuse(socket, now, needs);
  if (!isDeepStrictEqual(now.principal, admission.principal)) {
    return refuse(socket, endings.rightsChanged, needs);
  }
  const crowded = seatProblem(room, rooms.connections, admission.principal);
  if (crowded !== null) return refuse(socket, crowded, needs);
  const stateVectorBytes = () => room.stateVectorBytes;
  const connection = new Connection(socket, { ...admission, now: Date.now(), stateVectorBytes });
  // It may have left while the map was loaded; nobody would ever say so again.
  if (!connection.isOpen) return;
  const late = setTimeout(
    () => connection.close({ code: closeCodes.joinTimeout, reason: 'Nothing was said after connecting.' }),
    needs.times.joinMs,
  );
  socket.on('close', () => {
    clearTimeout(late);
    needs.access.seats.leave(connection);
    room.leave(connection);
  });
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (hear(room, connection, isBinary ? data : null, needs.metrics)) clearTimeout(late);
  });
  unfinished.most = () => connection.messageBytes + limits.frameHeadBytes;
  unfinished.refused = (refusal) => connection.close(refusal);
  needs.metrics.count('throughline_sockets_admitted_total');
  needs.access.seats.take(connection, admission.mapId, admission.end);
  room.join(connection);
  socket.resume();
}
