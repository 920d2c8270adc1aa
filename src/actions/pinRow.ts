import { pinQuote } from '#domain/edits/pinQuote.ts';
import { commitWithUndo } from './commitWithUndo.ts';
import { reveal } from './reveal.ts';
import { mapOf, type Session } from './session.ts';

/** Lays a customer's words on the map beside a place, as one step; the caller has asked whether they may. */
export function pinRow(
  session: Session,
  wish: { readonly place: string; readonly words: string; readonly from: string },
): void {
  const id = session.newId();
  commitWithUndo(session, pinQuote(mapOf(session), { ...wish, id }), 'The quote lies on the map now.');
  if (mapOf(session).notes.has(id)) reveal(session, id);
}
