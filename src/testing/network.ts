import * as Y from 'yjs';
import { createHistory, type History } from '#document/history.ts';
import { createMapStore, type MapStore } from '#document/mapStore.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';

export type Peer = {
  readonly doc: Y.Doc;
  readonly history: History;
  readonly mapStore: MapStore;
  readonly map: () => JourneyMap;
  readonly inbox: Uint8Array[];
  isOnline: boolean;
};

/**
 * A few replicas of one document in one process. Updates wait in inboxes until the test delivers them, in any
 * order and more than once; an offline peer neither sends nor receives until it is synced again by state vector.
 */
export function createNetwork(count: number, start: Uint8Array): readonly Peer[] {
  const peers = Array.from({ length: count }, (_, index) => createPeer(index + 1, start));
  for (const sender of peers) {
    sender.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === network || !sender.isOnline) return;
      for (const other of peers) if (other !== sender && other.isOnline) other.inbox.push(update);
    });
  }
  return peers;
}

const network = { by: 'the network' };

function createPeer(clientId: number, start: Uint8Array): Peer {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, start, network);
  const mapStore = createMapStore(doc, () => {});
  const map = () => {
    mapStore.flush();
    return mapStore.store.getState().map;
  };
  return { doc, history: createHistory(doc), mapStore, map, inbox: [], isOnline: true };
}

/** Delivers one waiting update, the `index`-th (wrapped); it stays waiting when `again` says that it comes twice. */
export function deliver(peer: Peer, index: number, again: 'once' | 'again'): void {
  if (peer.inbox.length === 0) return;
  const at = index % peer.inbox.length;
  const [update] = again === 'again' ? peer.inbox.slice(at, at + 1) : peer.inbox.splice(at, 1);
  if (update) Y.applyUpdate(peer.doc, update, network);
}

/** Everybody back online and every replica brought to the same state by state vectors, as after a reconnect. */
export function settle(peers: readonly Peer[]): void {
  for (const peer of peers) {
    peer.isOnline = true;
    peer.inbox.length = 0;
  }
  for (const to of peers) {
    for (const from of peers) {
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), network);
    }
  }
  for (const to of peers) {
    for (const from of peers) {
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), network);
    }
  }
}
