import { z } from 'zod';
import { assignGroup } from '#domain/edits/assignGroup.ts';
import { idSchema } from '#domain/map/id.ts';
import { placeName } from '#domain/map/placeName.ts';
import { commitWithUndo } from './commitWithUndo.ts';
import { mapOf, type Session } from './session.ts';

/** The type under which a dragged group of failures travels from the unmatched pile to the canvas. */
export const groupDragType = 'application/x-throughline-group';

const draggedGroupSchema = z.object({ dataset: idSchema, value: z.string().max(500) });
export type DraggedGroup = Readonly<z.infer<typeof draggedGroupSchema>>;

/** What a drop carries, or null: any page can put anything there. */
export function parseDraggedGroup(text: string): DraggedGroup | null {
  try {
    const parsed = draggedGroupSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: somebody else's data under our type.
    return null;
  }
}

/** Makes the rule that lays a group's failures on a touchpoint or path, for this file and every later one. */
export function layGroup(session: Session, { dataset, value }: DraggedGroup, place: string): void {
  const map = mapOf(session);
  if (!map.touchpoints.has(place) && !map.paths.has(place)) return;
  const plan = assignGroup(map, { id: session.newId(), dataset, value, place });
  commitWithUndo(session, plan, `“${value || '(empty)'}” lies on ${placeName(map, place)} now.`);
}
