import { createSession } from '#actions/createSession.ts';
import type { Session } from '#actions/session.ts';
import type { CopyState } from '#document/offline/keepCopy.ts';
import { toast } from '#view/toasting.ts';
import { bringOver } from './bringOver.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import { keepAddress } from './keepAddress.ts';
import { lazyRows } from './lazyRows.ts';
import { offerDiagnostics } from './offerDiagnostics.ts';
import { askBeforeLeaving } from './route.ts';
import { personOf } from './seat.ts';

export type Joined = { readonly session: Session; readonly leave: () => void };

/** Joins a map's room as this person, and minds what only a browser tab knows: network and closing. */
export function joinMap(mapId: string, room: string, seat: Seat): Joined {
  const address = `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/sync`;
  const { session, stop } = createSession({
    mapId,
    room,
    address,
    person: personOf(seat),
    seat,
    rows: lazyRows(mapId),
  });
  // A phone has no room for canvas and inspector at once; a button opens it.
  if (matchMedia('(width < 640px) or (height < 560px)').matches)
    session.view.setState({ inspector: 'folded' });
  const stopMinding = [
    mindNetwork(session),
    mindClosing(session),
    mindEviction(session),
    bringOver(session),
    sayWhatIsNotKept(session),
    offerDiagnostics(session),
    keepAddress(session),
  ];
  return {
    session,
    leave: () => {
      for (const each of stopMinding) each();
      stop();
    },
  };
}

function mindNetwork({ connection }: Session): () => void {
  window.addEventListener('offline', connection.goOffline);
  window.addEventListener('online', connection.goOnline);
  return () => {
    window.removeEventListener('offline', connection.goOffline);
    window.removeEventListener('online', connection.goOnline);
  };
}

/** Who leaves is asked first while something typed is neither on the server's disk nor kept in this browser. */
function mindClosing({ connection, copy }: Session): () => void {
  const isLost = () => connection.store.getState().unsaved > 0 && !copy.store.getState().isKept;
  const ask = (event: BeforeUnloadEvent) => {
    if (isLost()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  // The browser's own question, as on closing: nothing has to be loaded for it, and Back cannot pass it by.
  const stopAsking = askBeforeLeaving(() => !isLost() || window.confirm(lostWords));
  return () => {
    stopAsking();
    window.removeEventListener('beforeunload', ask);
  };
}

const lostWords =
  'What you typed last is not saved yet, and this browser could not keep it. If you leave the map now, it is lost. Leave?';

/** Says once why this browser keeps no copy, where it keeps none. */
function sayWhatIsNotKept({ copy, view }: Session): () => void {
  const say = ({ problem }: CopyState, before?: CopyState) => {
    if (problem !== null && problem !== before?.problem) toast(view, { tone: 'problem', text: problem });
  };
  say(copy.store.getState());
  return copy.store.subscribe(say);
}

/** While edits are kept here only, the browser is asked not to throw them out when the disk gets full. */
function mindEviction({ connection }: Session): () => void {
  let isAsked = false;
  return connection.store.subscribe(({ link, unsaved }) => {
    if (isAsked || link !== 'offline' || unsaved === 0) return;
    isAsked = true;
    void navigator.storage?.persist();
  });
}
