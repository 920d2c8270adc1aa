import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { explainClose } from './closeCodes.ts';

/** How the line to the server stands. `ended` is final: the server said that trying again is pointless. */
export type Link = 'connecting' | 'online' | 'offline' | 'ended';

/** Saved means on the server's disk; saving: sent, not yet acknowledged; unsaved: not sent, the line is down. */
export type Saved = 'saved' | 'saving' | 'unsaved';

export type ConnectionState = {
  readonly link: Link;
  readonly saved: Saved;
  /** True once the first whole state of the map has come from the server. */
  readonly isLoaded: boolean;
  /** Why the connection ended, as a sentence for people; null while it has not. */
  readonly reason: string | null;
};

export type Connection = {
  readonly store: StoreApi<ConnectionState>;
  readonly awareness: Awareness;
  /** The browser said that the network went away or came back. */
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  readonly stop: () => void;
};

const messageSync = 0;
const messageAck = 100;

/**
 * Joins a room of the server through the stock provider and adds acknowledgements (trust.md, Ack): the number of
 * sync messages of this connection that are on the server's disk. `address` is the socket's base, `ws(s)://HOST/sync`;
 * `caller` is what `callerOf` says of this person.
 */
export function connect(doc: Y.Doc, address: string, room: string, caller: string): Connection {
  const store = createStore<ConnectionState>(() => ({
    link: 'connecting',
    saved: 'saved',
    isLoaded: false,
    reason: null,
  }));
  const count = { sent: 0, isStep2Sent: false };
  const provider = new WebsocketProvider(address, room, doc, {
    disableBc: true,
    params: { ack: '1', person: caller },
    WebSocketPolyfill: countingSocket(count),
  });

  provider.messageHandlers[messageAck] = (_encoder, decoder) => {
    const durable = readVarUint(decoder);
    if (count.isStep2Sent && durable >= count.sent) store.setState({ saved: 'saved' });
  };
  provider.on('status', ({ status }) => {
    if (store.getState().link === 'ended') return;
    const { saved } = store.getState();
    if (status === 'connected') {
      store.setState({ link: 'online', saved: saved === 'saved' ? saved : 'saving' });
      showAgain(provider.awareness);
    }
    if (status === 'disconnected')
      store.setState({ link: 'offline', saved: saved === 'saved' ? saved : 'unsaved' });
    if (status === 'connecting' && store.getState().link !== 'offline')
      store.setState({ link: 'connecting' });
  });
  provider.on('sync', (isSynced) => {
    if (isSynced) store.setState({ isLoaded: true });
  });
  provider.on('connection-error', () => {
    if (store.getState().link === 'connecting') store.setState({ link: 'offline' });
  });
  provider.on('closed', ({ code }) => {
    const { saved } = store.getState();
    store.setState({
      link: 'ended',
      reason: explainClose(code),
      saved: saved === 'saved' ? saved : 'unsaved',
    });
  });
  const onUpdate = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) store.setState({ saved: provider.wsconnected ? 'saving' : 'unsaved' });
  };
  doc.on('update', onUpdate);
  return {
    store,
    awareness: provider.awareness,
    goOffline: () => provider.disconnect(),
    goOnline: () => {
      if (store.getState().link !== 'ended') provider.connect();
    },
    stop: () => {
      doc.off('update', onUpdate);
      provider.destroy();
    },
  };
}

/** A new clock: the others were told with the last one that we left, and would pass over the same again. */
function showAgain(awareness: Awareness): void {
  if (awareness.getLocalState() !== null) awareness.setLocalState(awareness.getLocalState());
}

/** A WebSocket that counts the sync messages which the server acknowledges: step 2 and updates, not step 1. */
function countingSocket(count: { sent: number; isStep2Sent: boolean }): typeof WebSocket {
  return class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      count.sent = 0;
      count.isStep2Sent = false;
    }

    override send(data: Uint8Array<ArrayBuffer>) {
      const isCounted = data[0] === messageSync && (data[1] === 1 || data[1] === 2);
      if (isCounted) count.sent += 1;
      if (isCounted && data[1] === 1) count.isStep2Sent = true;
      super.send(data);
    }
  };
}
