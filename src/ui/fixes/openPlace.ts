import { reveal } from '#actions/reveal.ts';
import type { Session } from '#actions/session.ts';

/** Leaves the board and shows a touchpoint or path on the canvas, selected. */
export function openPlace(session: Session, place: string): void {
  session.view.setState({ panel: { kind: 'none' } });
  reveal(session, place);
}
