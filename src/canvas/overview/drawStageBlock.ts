import type { Reading } from '#domain/lenses/lens.ts';
import type { Rect } from '#domain/map/geometry.ts';
import { fillBox, type Ground } from './fillBox.ts';
import { wrapWords } from './wrapWords.ts';

const nameSize = 12;
const lineHeight = 15;
const inset = 6;
/** A narrower block has no room for a word. */
const leastWidth = 40;
const bandHeight = 4;

type What = { readonly name: string; readonly reading: Reading | null };

/**
 * A stage from far: as a block all of it in its heat, as a column calm behind its touchpoints with a band of heat.
 * Its name and number are as large on the screen at every zoom. `head` is how many px a column has free above its
 * touchpoints; null for a block.
 */
export function drawStageBlock(ground: Ground, box: Rect, what: What, head: number | null): void {
  const { context, colour } = ground;
  const { name, reading } = what;
  const text = fillBox(ground, box, head === null ? reading : null, 'sunken');
  if (head !== null && reading && reading.fill.kind !== 'none')
    fillBox(ground, { ...box, height: bandHeight }, reading, 'sunken');
  if (box.width < leastWidth) {
    drawUpright(ground, box, what, text);
    return;
  }
  const width = box.width - 2 * inset;
  const measure = (words: string) => context.measureText(words).width;
  const font = (weight: number) => `${weight} ${nameSize}px ${colour('font')}`;
  context.fillStyle = text;
  context.textBaseline = 'top';
  context.font = font(600);
  const top = box.y + inset + (head === null ? 0 : 2);
  if (head !== null && reading && head < 2 * lineHeight + inset) {
    drawHeadLine(context, { x: box.x + inset, y: top, width }, { name, reading });
    return;
  }
  const most = head === null ? Math.floor((box.height - 2 * inset) / lineHeight) - 1 : 1;
  const lines = wrapWords(name || 'Unnamed stage', width, Math.max(1, Math.min(4, most)), measure);
  for (const [at, line] of lines.entries()) context.fillText(line, box.x + inset, top + at * lineHeight);
  if (!reading) return;
  context.font = font(720);
  context.fillText(fitting(reading.text, width, measure), box.x + inset, top + lines.length * lineHeight);
}

/** Name and number on one line: a second would lie under the touchpoints. Words for no number go before the name is cut. */
function drawHeadLine(
  context: CanvasRenderingContext2D,
  { x, y, width }: Omit<Rect, 'height'>,
  { name, reading }: { readonly name: string; readonly reading: Reading },
): void {
  const measure = (words: string) => context.measureText(words).width;
  const title = name || 'Unnamed stage';
  const room = width - Math.min(measure(title), width / 2) - inset;
  const text = fitting(reading.text, room, measure);
  const number = measure(text) <= room && !text.endsWith('…') ? text : '';
  const [line = ''] = wrapWords(title, width - measure(number) - inset, 1, measure);
  context.fillText(line, x, y);
  context.fillText(number, x + width - measure(number), y);
}

/** On a narrow block name and number run from its foot upwards: no colour without its number, on a phone too. */
function drawUpright({ context, colour }: Ground, box: Rect, { name, reading }: What, text: string): void {
  if (box.width < lineHeight || box.height < leastWidth) return;
  const measure = (words: string) => context.measureText(words).width;
  const length = box.height - 2 * inset;
  context.save();
  context.translate(box.x + box.width / 2, box.y + box.height - inset);
  context.rotate(-Math.PI / 2);
  context.fillStyle = text;
  context.textBaseline = 'middle';
  context.font = `600 ${nameSize}px ${colour('font')}`;
  const isRoomy = box.width >= 2 * lineHeight && reading !== null;
  const [line = ''] = isRoomy
    ? wrapWords(name, length, 1, measure)
    : [fitting(reading?.text ?? name, length, measure)];
  context.fillText(line, 0, isRoomy ? -lineHeight / 2 : 0);
  context.font = `720 ${nameSize}px ${colour('font')}`;
  if (isRoomy) context.fillText(fitting(reading.text, length, measure), 0, lineHeight / 2);
  context.restore();
}

/** The number with its unit where there is room, else the number: the legend names the unit. */
function fitting(text: string, room: number, measure: (text: string) => number): string {
  if (measure(text) <= room) return text;
  const number = text.split(' ').find((word) => /\d/.test(word));
  return number ?? wrapWords(text, room, 1, measure)[0] ?? text;
}
