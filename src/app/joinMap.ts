import * as Y from 'yjs';
import type { Session } from '#actions/session.ts';
import { connect } from '#document/connection.ts';
import { createHistory } from '#document/history.ts';
import { createMapStore } from '#document/mapStore.ts';
import { createPresence } from '#document/presence.ts';
import { select } from '#view/selecting.ts';
import { createViewStore } from '#view/viewStore.ts';
import { newId } from './newId.ts';
import { thisPerson } from './person.ts';

export type Joined = { readonly session: Session; readonly leave: () => void };

/** Joins a map's room: document, line to the server, presence, one's own undo and view. `leave` stops them all. */
export function joinMap(mapId: string, room: string): Joined {
  const doc = new Y.Doc();
  const connection = connect(doc, socketAddress(), room);
  const mapStore = createMapStore(doc, nextFrame);
  const history = createHistory(doc);
  const presence = createPresence(connection.awareness, thisPerson());
  const view = createViewStore();
  history.onStep(
    () => view.getState().selection,
    (kept) => {
      if (kept instanceof Set) select(view, kept);
    },
  );
  const session: Session = { mapId, doc, mapStore, view, history, presence, connection, newId };
  const stopWatching = [watchNetwork(session), warnOfUnsaved(session)];
  return {
    session,
    leave: () => {
      for (const stop of stopWatching) stop();
      presence.stop();
      history.stop();
      mapStore.stop();
      connection.stop();
      doc.destroy();
    },
  };
}

function socketAddress(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`;
}

/** A hidden tab gets no animation frames; its map has to follow all the same. */
function nextFrame(run: () => void): void {
  if (document.hidden) setTimeout(run, 50);
  else requestAnimationFrame(run);
}

function watchNetwork({ connection }: Session): () => void {
  window.addEventListener('offline', connection.goOffline);
  window.addEventListener('online', connection.goOnline);
  return () => {
    window.removeEventListener('offline', connection.goOffline);
    window.removeEventListener('online', connection.goOnline);
  };
}

/** Closing the tab asks first while something typed is not on the server's disk. */
function warnOfUnsaved({ connection }: Session): () => void {
  const ask = (event: BeforeUnloadEvent) => {
    if (connection.store.getState().saved !== 'saved') event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
