import { newDoc } from '#document/newDoc.ts';
import { AckLedger } from '#document/AckLedger.ts';
import { callerOf } from '#document/callerOf.ts';
import { connect } from '#document/connection.ts';
import { createHistory } from '#document/history.ts';
import { createMapStore } from '#document/mapStore.ts';
import { keepCopy } from '#document/offline/keepCopy.ts';
import { openKeeper } from '#document/offline/openKeeper.ts';
import { createWorkShelf } from '#document/offline/workShelf.ts';
import { createPresence, type Person } from '#document/presence.ts';
import { watchOverwritten } from '#document/overwritten.ts';
import { watchRemovals } from '#document/watchRemovals.ts';
import { rectOf } from '#domain/map/structure.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import { revealed } from '#view/camera.ts';
import { createSeatStore } from '#view/seatStore.ts';
import { select } from '#view/selecting.ts';
import type { RowCounter } from '#view/rowCounter.ts';
import { createViewStore } from '#view/viewStore.ts';
import { followNumbers } from './followNumbers.ts';
import { followRights } from './followRights.ts';
import { noticeRemoved, noticeOverwritten } from './notices.ts';
import { newId } from './newId.ts';
import { followTalk } from './talk/followTalk.ts';
import { mapOf, type Session } from './session.ts';
import { tellView } from './tellView.ts';
import { toldSelection } from './toldSelection.ts';

/** Opens a map: its document, the line to the server, and everything that hangs on them. `stop` leaves the map. */
export function createSession(wish: {
  readonly mapId: string;
  readonly room: string;
  /** The socket's base, `ws(s)://HOST/sync`. */
  readonly address: string;
  readonly person: Person;
  /** What this person may do, as the server said. */
  readonly seat: Seat;
  readonly rows: RowCounter;
}): { readonly session: Session; readonly stop: () => void } {
  const { mapId, room, address } = wish;
  const doc = newDoc();
  const ledger = new AckLedger();
  const keeper = openKeeper();
  const copy = keepCopy({ doc, ledger, keeper, room, mapId, person: wish.seat.personId });
  const caller = callerOf(wish.person);
  const sender = wish.seat.mode === 'accounts' ? wish.seat.personId : null;
  const connection = connect(doc, { address, room, caller, sender, ledger, opened: copy.opened });
  const shelf = createWorkShelf(keeper, mapId);
  void shelf.look();
  const mapStore = createMapStore(doc, requestAnimationFrame);
  const history = createHistory(doc);
  const presence = createPresence(connection.awareness, wish.person);
  const view = createViewStore();
  const {
    tallies,
    numbers,
    stop: stopNumbers,
  } = followNumbers({ mapId, mapStore, view, connection, rows: wish.rows });
  const session: Session = {
    mapId,
    doc,
    mapStore,
    view,
    tallies,
    numbers,
    history,
    presence,
    connection,
    copy,
    shelf,
    talk: followTalk({ mapId, room, address, me: presence.me, connection }),
    seat: createSeatStore(wish.seat),
    newId,
  };

  keepSelectionWithSteps(session);
  const stops = [stopNumbers, noticeOthers(session), tellOthers(session), followRights(session)];
  const stop = () => {
    session.talk.stop();
    for (const each of stops) each();
    presence.stop();
    history.stop();
    mapStore.stop();
    connection.stop();
    copy.stop();
    doc.destroy();
  };
  return { session, stop };
}

/** Says where others changed or deleted at the same moment what is worked on here. */
function noticeOthers(session: Session): () => void {
  const stops = [
    watchOverwritten(session.doc, (event) => noticeOverwritten(session, event)),
    watchRemovals(session.doc, (removed) => noticeRemoved(session, removed)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The others see what is selected and edited here, and those who follow the whole view. */
function tellOthers(session: Session): () => void {
  const { view, presence } = session;
  const stopView = tellView(session);
  const stopSelection = view.subscribe((now, before) => {
    // After a drop a large selection is somewhere else.
    const isDropped = before.drag !== null && now.drag === null;
    if (now.selection !== before.selection || isDropped) {
      presence.tell(toldSelection(mapOf(session), now.selection));
    }
    if (now.editing !== before.editing) presence.tell({ editing: now.editing });
  });
  return () => {
    stopView();
    stopSelection();
  };
}

/** A step that is undone shows again what it was about. */
function keepSelectionWithSteps(session: Session): void {
  session.history.onStep(
    () => session.view.getState().selection,
    (kept) => {
      session.mapStore.flush();
      if (kept instanceof Set) showAgain(session, kept as ReadonlySet<string>);
    },
  );
}

/** Selects what an undone step was about, as far as it is there, and moves it into sight. */
function showAgain(session: Session, kept: ReadonlySet<string>): void {
  const map = mapOf(session);
  const there = [...kept].filter((id) => rectOf(map, id) !== null);
  select(session.view, there);
  const box = there[0] === undefined ? null : rectOf(map, there[0]);
  if (!box) return;
  session.view.setState((state) => ({ viewport: revealed(state, box) }));
}
