import { linkTouchpoints } from '#domain/edits/linkTouchpoints.ts';
import { canLink } from '#domain/rules/canLink.ts';
import { toast } from '#view/toasting.ts';
import { commit, mapOf, type Session } from './session.ts';

/** Draws a path, or says in a toast why not. */
export function link(session: Session, from: string, to: string): void {
  const verdict = canLink(mapOf(session), from, to);
  if (!verdict.ok) {
    toast(session.view, { tone: 'info', text: verdict.reason });
    return;
  }
  commit(session, linkTouchpoints(mapOf(session), { id: session.newId(), from, to }));
}

/** What the connect tool does with a touchpoint that was clicked or chosen by Enter: the first end, then the second. */
export function chooseEnd(session: Session, touchpoint: string): void {
  const { linkFrom } = session.view.getState();
  if (linkFrom === null) {
    session.view.setState({ linkFrom: touchpoint });
    return;
  }
  link(session, linkFrom, touchpoint);
  session.view.setState({ linkFrom: null, tool: 'select' });
}
