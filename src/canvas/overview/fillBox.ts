import type { Reading } from '#domain/lenses/lens.ts';
import type { Rect } from '#domain/map/geometry.ts';
import { hasHatch, tokenOf } from '../flow/fillTokens.ts';
import type { Palette } from './palette.ts';

/** What is drawn on, and the theme's colours. */
export type Ground = { readonly context: CanvasRenderingContext2D; readonly colour: Palette };

/** How a box looks on a 2D canvas; the same signs as on the cards. */
type Look = { readonly fill: string; readonly text: string; readonly edge: string; readonly dash: number[] };

/** Fills a box as the lens says, or plainly without one. Gives back the colour for text on it. */
export function fillBox(
  { context, colour }: Ground,
  rect: Rect,
  reading: Reading | null,
  plain: 'card' | 'sunken',
): string {
  const look = lookOf(colour, reading, plain);
  context.fillStyle = look.fill;
  context.fillRect(rect.x, rect.y, rect.width, rect.height);
  if (reading?.sample === 'hatched' && hasHatch(reading.fill))
    hatch({ context, colour }, rect, `${tokenOf(reading.fill)}-hatch`);
  context.strokeStyle = look.edge;
  context.lineWidth = 1;
  context.setLineDash(look.dash);
  context.strokeRect(rect.x + 0.5, rect.y + 0.5, Math.max(0, rect.width - 1), Math.max(0, rect.height - 1));
  context.setLineDash([]);
  return look.text;
}

function lookOf(colour: Palette, reading: Reading | null, plain: 'card' | 'sunken'): Look {
  if (!reading) return { fill: colour(plain), text: colour('ink'), edge: colour('hairline'), dash: [] };
  const token = tokenOf(reading.fill);
  if (token !== null)
    return { fill: colour(token), text: colour(`${token}-text`), edge: colour(token), dash: [] };
  if (reading.fill.kind === 'problem')
    return {
      fill: colour('problem-soft'),
      text: colour('ink'),
      edge: colour('problem'),
      dash: [3, 2],
    };
  return {
    fill: colour('heat-none'),
    text: colour('heat-none-text'),
    edge: colour('heat-none-edge'),
    dash: [1, 2],
  };
}

function hatch({ context, colour }: Ground, rect: Rect, token: string): void {
  context.save();
  context.beginPath();
  context.rect(rect.x, rect.y, rect.width, rect.height);
  context.clip();
  context.strokeStyle = colour(token);
  context.lineWidth = 2;
  context.beginPath();
  for (let x = rect.x - rect.height; x < rect.x + rect.width; x += 6) {
    context.moveTo(x, rect.y + rect.height);
    context.lineTo(x + rect.height, rect.y);
  }
  context.stroke();
  context.restore();
}
