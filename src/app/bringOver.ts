import { applyWork } from '#actions/applyWork.ts';
import { mayEdit, type Session } from '#actions/session.ts';
import { closeCodes } from '#document/closeCodes.ts';

/**
 * What was typed with an older version of this page, and could not be merged as it was, is done again by itself as soon
 * as the map is here and may be edited.
 */
export function bringOver(session: Session): () => void {
  const begun = new Set<string>();
  const look = () => {
    const { isLoaded, link } = session.connection.store.getState();
    if (!isLoaded || link !== 'online' || !mayEdit(session).ok) return;
    session.mapStore.flush();
    for (const work of session.shelf.store.getState().works) {
      if (work.code !== closeCodes.clientTooOld || begun.has(work.id)) continue;
      begun.add(work.id);
      void applyWork(session, work);
    }
  };
  const stops = [
    session.connection.store.subscribe(look),
    session.seat.subscribe(look),
    session.shelf.store.subscribe(look),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
