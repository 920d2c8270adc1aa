import { nounOf } from '#domain/map/structure.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';
import { revealed } from '#view/camera.ts';
import { reveal } from '../reveal.ts';
import { mapOf, type Session } from '../session.ts';

/** Room around a spot that is brought into sight. */
const reach = 40;

/** Selects what a thread is about and brings it into sight; a spot is only brought into sight. */
export function revealTarget(session: Session, on: ThreadTarget): void {
  if ('id' in on) {
    if (nounOf(mapOf(session), on.id) !== null) reveal(session, on.id);
    return;
  }
  const box = { x: on.point.x - reach, y: on.point.y - reach, width: 2 * reach, height: 2 * reach };
  session.view.setState((state) => ({ viewport: revealed(state, box) }));
}
