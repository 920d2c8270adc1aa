import { readVarUint } from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AckLedger } from './AckLedger.ts';
import { closeCodes, explainClose, isFinal } from './closeCodes.ts';
import { schemaVersion } from './schema.ts';
import { slicingSocket } from './slicingSocket.ts';

/** How the line to the server stands. `ended` is final: the server said that trying again is pointless. */
export type Link = 'connecting' | 'online' | 'offline' | 'ended';

/** Saved means on the server's disk; saving: sent, not yet acknowledged; unsaved: not sent, the line is down. */
export type Saved = 'saved' | 'saving' | 'unsaved';

export type ConnectionState = {
  readonly link: Link;
  readonly saved: Saved;
  /** How many edits made in this browser are not on the server's disk. */
  readonly unsaved: number;
  /** True once a whole state of the map is here: from the server, or from this browser's own copy. */
  readonly isLoaded: boolean;
  /** False once the server has shown that this person may look only: it does not ask what they have. */
  readonly mayWrite: boolean;
  /** The close code that ended the connection (`closeCodes`); null while it has not ended. */
  readonly code: number | null;
  /** Why it ended, as a sentence for people; null while it has not. */
  readonly reason: string | null;
  /** What the server said when it closed the line last; null where it never did, or the line just broke. */
  readonly lastClose: { readonly code: number; readonly reason: string } | null;
};

export type Connection = {
  readonly store: StoreApi<ConnectionState>;
  readonly awareness: Awareness;
  /** The browser said that the network went away or came back. */
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  readonly stop: () => void;
};

export type Line = {
  /** The socket's base, `ws(s)://HOST/sync`. */
  readonly address: string;
  readonly room: string;
  /** What `callerOf` says of this person. */
  readonly caller: string;
  /** As whom the server has to know this browser, or else refuse it: edits must not go out under another's name. */
  readonly sender: string | null;
  /** Counts what is not saved yet. Whoever fills it listens to the document before it is connected. */
  readonly ledger: AckLedger;
  /** Resolves once the document holds what this browser has of it, with whether that is a whole map. */
  readonly opened: Promise<'whole' | 'nothing'>;
};

const messageSync = 0;
const messageAck = 100;
const [stepOne, stepTwo] = [0, 1];

/**
 * Joins a room of the server through the stock provider and adds what it lacks (trust.md): acknowledgements, which say
 * what is on the server's disk, and messages cut to the size that the server takes.
 */
export function connect(doc: Y.Doc, line: Line): Connection {
  const { ledger } = line;
  const store = createStore<ConnectionState>(() => ({
    link: 'connecting',
    saved: 'saved',
    unsaved: 0,
    isLoaded: false,
    mayWrite: true,
    code: null,
    reason: null,
    lastClose: null,
  }));
  const provider = new WebsocketProvider(line.address, line.room, doc, {
    connect: false,
    disableBc: true,
    params: paramsOf(line),
    WebSocketPolyfill: slicingSocket(ledger),
    shouldReconnect: ({ code }) => !endsHere(code),
  });
  const show = (change: Partial<ConnectionState>) => {
    const next = { ...store.getState(), ...change, unsaved: ledger.unsaved };
    const pending = next.link === 'online' ? 'saving' : 'unsaved';
    store.setState({ ...next, saved: next.unsaved === 0 ? 'saved' : pending });
  };
  const end = (code: number) => {
    provider.disconnect();
    show({ link: 'ended', code, reason: explainClose(code) });
  };
  const stopCounting = ledger.store.subscribe(() => show({}));
  followLink(provider, store, show);
  provider.on('closed', ({ code }) => end(code));
  provider.on('sync', (isSynced) => {
    if (isSynced) show({ isLoaded: true });
  });
  provider.messageHandlers[messageAck] = (_encoder, decoder) => ledger.ack(readVarUint(decoder));
  noticeRights(provider, (mayWrite) => {
    show({ mayWrite });
    // They were an editor when they wrote that; the server would refuse it.
    if (!mayWrite && ledger.unsaved > 0) end(closeCodes.forbidden);
  });

  const life = { isStopped: false };
  void line.opened.then((held) => {
    if (life.isStopped) return;
    if (held === 'whole') show({ isLoaded: true });
    provider.connect();
  });
  return {
    store,
    awareness: provider.awareness,
    goOffline: () => provider.disconnect(),
    goOnline: () => {
      if (store.getState().link !== 'ended') void line.opened.then(() => provider.connect());
    },
    stop: () => {
      life.isStopped = true;
      stopCounting();
      provider.destroy();
    },
  };
}

function paramsOf({ caller, sender }: Line): Record<string, string> {
  const params = { ack: '1', person: caller, schema: String(schemaVersion) };
  return sender === null ? params : { ...params, as: sender };
}

/** Too large is final too: what this client sends is cut to size, so the same would be refused again and again. */
function endsHere(code: number): boolean {
  return isFinal(code) || code === closeCodes.tooLarge;
}

/** Codes below 1012 are the browser's own: the line broke, and nobody said anything. */
function closeOf(event: CloseEvent | null): ConnectionState['lastClose'] {
  return event === null || event.code < closeCodes.restart
    ? null
    : { code: event.code, reason: event.reason };
}

function followLink(
  provider: WebsocketProvider,
  store: StoreApi<ConnectionState>,
  show: (change: Partial<ConnectionState>) => void,
): void {
  provider.on('status', ({ status }) => {
    const { link } = store.getState();
    if (link === 'ended') return;
    if (status === 'connected') {
      show({ link: 'online' });
      showAgain(provider.awareness);
    }
    if (status === 'disconnected') show({ link: 'offline' });
    if (status === 'connecting' && link !== 'offline') show({ link: 'connecting' });
  });
  provider.on('connection-close', (event) => show({ lastClose: closeOf(event) }));
  provider.on('connection-error', () => {
    if (store.getState().link === 'connecting') show({ link: 'offline' });
  });
}

/** A new clock: the others were told with the last one that we left, and would pass over the same again. */
function showAgain(awareness: Awareness): void {
  if (awareness.getLocalState() !== null) awareness.setLocalState(awareness.getLocalState());
}

/** The server asks who may write for what they have (step 1) before it answers theirs (step 2), and nobody else. */
function noticeRights(provider: WebsocketProvider, tell: (mayWrite: boolean) => void): void {
  const handle = provider.messageHandlers[messageSync];
  if (handle === undefined) throw new Error('the provider has no handler for sync messages');
  let isAsked = false;
  provider.on('status', ({ status }) => {
    if (status === 'connecting') isAsked = false;
  });
  provider.messageHandlers[messageSync] = (encoder, decoder, ...rest) => {
    const kind = decoder.arr[decoder.pos];
    if (kind === stepOne) isAsked = true;
    // Before the document is said to be loaded: what is shown then depends on it.
    if (kind === stepTwo) tell(isAsked);
    handle(encoder, decoder, ...rest);
  };
}
