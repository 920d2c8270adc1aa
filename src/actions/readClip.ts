import { z } from 'zod';
import type { Clip } from '#domain/edits/copyThings.ts';
import { noteSchema } from '#domain/map/note.ts';
import { pathSchema } from '#domain/map/path.ts';
import { stageSchema } from '#domain/map/stage.ts';
import { touchpointSchema } from '#domain/map/touchpoint.ts';

const clipSchema = z.object({
  stages: z.array(stageSchema),
  touchpoints: z.array(touchpointSchema),
  paths: z.array(pathSchema),
  notes: z.array(noteSchema),
});

/** A clip from the clipboard's text, or null: any page can put anything there. */
export function readClip(text: string): Clip | null {
  try {
    const parsed = clipSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    // Not JSON: somebody else's data under our type.
    return null;
  }
}
