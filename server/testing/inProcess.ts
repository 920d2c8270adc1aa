import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { emptyMap } from '#domain/map/journeyMap.ts';
import type { Principal } from '#server/access/Principal.ts';
import type { Role } from '#domain/sharing/role.ts';
import { createMap } from '#server/createMap.ts';
import { createLog } from '#server/log.ts';
import { Metrics } from '#server/Metrics.ts';
import type { MapKeeper } from '#server/storage/MapKeeper.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import { Connection, type Line } from '#server/sync/Connection.ts';
import { hear } from '#server/sync/hear.ts';
import { defaultTimes, type SyncTimes } from '#server/sync/limits.ts';
import { writeStepTwo } from '#server/sync/messages.ts';
import type { Room } from '#server/sync/Room.ts';
import { Rooms } from '#server/sync/Rooms.ts';

const metrics = new Metrics();

export type Ground = {
  readonly keeper: MapKeeper;
  readonly rooms: Rooms;
  /** Makes an empty map and opens its room. */
  readonly openMap: () => Promise<Room>;
};

/**
 * The sync server's own code in this process, without sockets and without a disk: for proofs that need thousands of
 * rooms and messages. `wrap` may make the keeper fail.
 */
export async function startInProcess(
  wrap: (keeper: MapKeeper) => MapKeeper = same,
  ownTimes: Partial<SyncTimes> = {},
): Promise<Ground> {
  const keeper = wrap(await openSqliteMapKeeper(':memory:'));
  const times = { ...defaultTimes, commitMs: 0, ...ownTimes };
  const rooms = new Rooms({ keeper, times, log: createLog('silent'), metrics });
  onTestFinished(async () => {
    await rooms.stop();
    await keeper.close();
  });
  const openMap = async () => {
    const { id } = await createMap(keeper, emptyMap(), new Date());
    const room = await rooms.open(id);
    if (room === null) throw new Error('The map that was just made is not there.');
    return room;
  };
  return { keeper, rooms, openMap };
}

function same(keeper: MapKeeper): MapKeeper {
  return keeper;
}

/** A guest of a map. */
export function guest(personId: string, role: Role = 'editor'): Principal {
  const seat = { mapId: 'any', role, maySeeVerbatims: false, department: null };
  return {
    kind: 'guest',
    personId,
    name: `Name of ${personId}`,
    sessionId: personId,
    linkId: 'link',
    ...seat,
  };
}

export type Seat = {
  readonly connection: Connection;
  /** Says a frame to the server; false when the guard did not let it pass. */
  readonly say: (frame: Uint8Array) => boolean;
  /** What the server said, oldest first. */
  readonly heard: Uint8Array[];
  /** Why the server closed; null while it has not. */
  readonly refusal: () => { readonly code: number; readonly reason: string } | null;
  /** Goes without a word. */
  readonly leave: () => void;
};

/** A seat in a room, as an admitted socket has one. */
export function sit(room: Room, principal: Principal, listen: (frame: Uint8Array) => void = () => {}): Seat {
  const heard: Uint8Array[] = [];
  let refusal: { code: number; reason: string } | null = null;
  let isOpen = true;
  const leave = () => {
    isOpen = false;
    room.leave(connection);
  };
  const line: Line = {
    get readyState() {
      return isOpen ? 1 : 3;
    },
    bufferedAmount: 0,
    send: (frame) => {
      heard.push(frame);
      listen(frame);
    },
    close: (code, reason) => {
      refusal ??= { code, reason };
      leave();
    },
    terminate: leave,
  };
  const stateVectorBytes = () => room.stateVectorBytes;
  const options = { principal, document: 'map', wantsAcks: true, now: Date.now(), stateVectorBytes } as const;
  const connection = new Connection(line, options);
  room.join(connection);
  return {
    connection,
    say: (frame) => hear(room, connection, frame, metrics),
    heard,
    refusal: () => refusal,
    leave,
  };
}

const nothing = Uint8Array.of(0, 0);

/** A seat whose step 2 is said: from now on its updates are applied. */
export function sitSynced(room: Room, principal: Principal): Seat {
  const seat = sit(room, principal);
  seat.say(writeStepTwo(nothing));
  return seat;
}

/** Resolves when all that was said before is applied, stored and told. */
export async function settled(room: Room): Promise<void> {
  await room.run(() => {});
}

/** The committed document as bytes: equal before and after means that nothing changed. */
export async function bytesOf(room: Room): Promise<Uint8Array> {
  return room.run((doc) => Y.encodeStateAsUpdate(doc));
}
