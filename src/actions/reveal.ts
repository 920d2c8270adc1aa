import { rectOf } from '#domain/map/structure.ts';
import { revealed } from '#view/camera.ts';
import { select } from '#view/selecting.ts';
import { mapOf, type Session } from './session.ts';

/** Selects one thing and moves the view as little as it takes to show it. */
export function reveal(session: Session, id: string): void {
  select(session.view, [id]);
  const map = mapOf(session);
  const path = map.paths.get(id);
  const box = rectOf(map, path ? path.from : id);
  if (!box) return;
  session.view.setState((state) => ({ viewport: revealed(state, box) }));
}
