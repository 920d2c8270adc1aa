import { drawStageAt } from '#actions/drawStage.ts';
import { drawNextTouchpoint, drawSiblingTouchpoint, drawTouchpoint } from '#actions/drawTouchpoint.ts';
import { setName } from '#actions/rename.ts';
import { mapOf, mayEdit, type Session } from '#actions/session.ts';
import { nounOf } from '#domain/map/structure.ts';
import { select } from '#view/selecting.ts';
import { assertNever } from '#base/assertNever.ts';
import type { EditEnd } from '../nodes/InPlaceText.tsx';

/** What happens when editing a name in place ends: the text is kept or not, and the next thing may be drawn. */
export function endEditing(session: Session, id: string, end: EditEnd, text: string): void {
  session.view.setState((view) => (view.editing === id ? { editing: null, focused: id } : {}));
  if (end === 'left') return;
  setName(session, id, text);
  if (!mayEdit(session).ok) return;
  const noun = nounOf(mapOf(session), id);
  switch (end) {
    case 'kept':
      return;
    case 'kept, then next':
      if (noun === 'touchpoints') drawNextTouchpoint(session, id);
      if (noun === 'stages') {
        select(session.view, [id]);
        drawTouchpoint.run(session);
      }
      return;
    case 'kept, then sibling':
      if (noun === 'touchpoints') drawSiblingTouchpoint(session, id);
      if (noun === 'stages') drawStageAt(session);
      return;
    default:
      assertNever(end);
  }
}
