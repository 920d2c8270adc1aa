import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import type { JourneyMap, Noun } from '#domain/map/journeyMap.ts';
import { placeName } from '#domain/map/placeName.ts';
import { singular } from '#domain/map/structure.ts';

const nameLength = 80;

/** What a record is called in a list; null when there is none of that id. */
export function recordName(map: JourneyMap, noun: Noun, id: string): string | null {
  if (!map[noun].has(id)) return null;
  switch (noun) {
    case 'paths':
      return placeName(map, id);
    case 'notes':
      return shortened(map.notes.get(id)?.text ?? '') || 'Empty note';
    case 'rules': {
      const rule = map.rules.get(id);
      return rule ? ruleSentence(rule, map.datasets.get(rule.dataset)?.groupBy ?? '') : null;
    }
    default:
      return map[noun].get(id)?.name || `Unnamed ${singular[noun]}`;
  }
}

/** The first line of a text, cut at a word's end. */
function shortened(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  if (line.length <= nameLength) return line;
  const cut = line.slice(0, nameLength);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : nameLength)} …`;
}
