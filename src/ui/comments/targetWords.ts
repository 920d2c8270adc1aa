import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { placeName } from '#domain/map/placeName.ts';
import { singular } from '#domain/map/structure.ts';
import type { ThreadTarget } from '#domain/talk/thread.ts';

/** What a thread is about; a thing that was deleted says so, and is named again when it comes back. */
export function targetWords(
  map: JourneyMap,
  on: ThreadTarget,
): { readonly name: string; readonly isGone: boolean } {
  if ('point' in on) return { name: 'A spot on the map', isGone: false };
  const { noun, id } = on;
  const record = map[noun].get(id);
  if (record === undefined) return { name: `A ${singular[noun]} that was deleted`, isGone: true };
  if (noun === 'paths') return { name: placeName(map, id), isGone: false };
  const name = 'name' in record ? record.name : 'text' in record ? (record.text.split('\n')[0] ?? '') : '';
  return { name: name === '' ? `Unnamed ${singular[noun]}` : name, isGone: false };
}
