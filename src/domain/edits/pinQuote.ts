import { spotBeside } from '#domain/layout/spotBeside.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { noteSchema } from '#domain/map/note.ts';
import type { Change } from './change.ts';

const longestQuote = 600;
const width = 240;
/** As notes are drawn: characters of a line at this width, cautiously, and its height. */
const lineLength = 24;
const lineHeight = 21;

/**
 * Lays a customer's words on the map as a note beside a touchpoint or path, in quotation marks and with where they come
 * from. Whoever asks for it has made sure that they may become part of the map (trust.md, promise 8).
 */
export function pinQuote(
  map: JourneyMap,
  {
    id,
    place,
    words,
    from,
  }: { readonly id: string; readonly place: string; readonly words: string; readonly from: string },
): Change[] {
  if (!map.touchpoints.has(place) && !map.paths.has(place)) return [];
  const text = `“${shortenedQuote(words.trim())}”\n— ${from}`;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  const size = { width, height: Math.max(100, 36 + lines * lineHeight) };
  const record = noteSchema.parse({ id, text, tone: 'sky', position: spotBeside(map, place, size), size });
  return [{ op: 'put', noun: 'notes', record }];
}

/** As much of a customer's words as a pinned quote shows. */
export function shortenedQuote(text: string): string {
  if (text.length <= longestQuote) return text;
  const cut = text.slice(0, longestQuote);
  const end = cut.lastIndexOf(' ');
  return `${end > longestQuote / 2 ? cut.slice(0, end) : cut}…`;
}
