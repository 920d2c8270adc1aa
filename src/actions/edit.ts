import { mapOf, type Session } from './session.ts';
import { reveal } from './reveal.ts';
import { fit } from './zooming.ts';

/** From here on what is written in a field on the canvas can be read; further out there are no fields at all. */
const readableZoom = 0.4;

/** Selects a thing and starts editing its name or text where it stands; the view goes to it, and closer from far out. */
export function edit(session: Session, id: string): void {
  const { view } = session;
  const path = mapOf(session).paths.get(id);
  reveal(session, id);
  if (view.getState().viewport.zoom < readableZoom) fit(session, path ? [path.from, path.to] : [id]);
  view.setState({ editing: id, tool: 'select' });
}
