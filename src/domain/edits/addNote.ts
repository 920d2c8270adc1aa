import type { Point } from '#domain/map/geometry.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { noteSchema, type Note } from '#domain/map/note.ts';
import type { Change } from './change.ts';

/** A new sticky note at a place in world units. */
export function addNote(
  _map: JourneyMap,
  wish: { readonly id: string; readonly at: Point; readonly tone?: Note['tone']; readonly text?: string },
): Change[] {
  const record = noteSchema.parse({
    id: wish.id,
    position: wish.at,
    tone: wish.tone ?? 'sand',
    text: wish.text ?? '',
  });
  return [{ op: 'put', noun: 'notes', record }];
}
