import { memo } from 'react';
import { useMayEdit } from '#actions/session.ts';
import type { Fill } from '#domain/lenses/lens.ts';
import type { PathView } from '../flow/createPathViews.ts';
import { hasHatch, tokenOf } from '../flow/fillTokens.ts';
import { wrapWords } from '../overview/wrapWords.ts';
import { HandOffSign } from './HandOffSign.tsx';
import { pathData } from './pathData.ts';
import look from './PathLayer.module.css';

/** Paths with failures grow thicker by their number's class. */
const baseWidth = 1.5;
const widthPerClass = 0.9;
const lineHeight = 14;
const leastRoom = 90;

/** One path: a thin line within a department, a double one with a notch where work changes hands. */
export const PathLine = memo(function PathLine({ view }: { readonly view: PathView }) {
  const { path, curve, handOff, isSelected, isTabStop, words } = view;
  return (
    <g
      className={look.path}
      data-id={path.id}
      data-selected={isSelected || undefined}
      // reason: inside an svg there is no HTML tag for a group with a name.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="group"
      aria-roledescription={handOff ? 'hand-off' : 'path'}
      aria-label={words}
      tabIndex={isTabStop ? 0 : -1}
    >
      <title>{words}</title>
      <Strokes view={view} />
      {handOff && <HandOffSign at={curve.middle} from={handOff.from} to={handOff.to} />}
      <Label view={view} />
      {isSelected && <Ends view={view} />}
    </g>
  );
});

/** What a path is led elsewhere by. */
function Ends({ view: { curve } }: { readonly view: PathView }) {
  const mayEdit = useMayEdit();
  if (!mayEdit) return null;
  return (
    <>
      <circle cx={curve.start.x} cy={curve.start.y} r={6} className={look.end} data-reconnect="from" />
      <circle cx={curve.end.x} cy={curve.end.y} r={6} className={look.end} data-reconnect="to" />
    </>
  );
}

function Strokes({ view: { curve, handOff, lens, isSelected } }: { readonly view: PathView }) {
  const line = pathData(curve);
  const token = lens && tokenOf(lens.fill);
  const colour = token ? { stroke: `var(--${token})` } : {};
  const width = baseWidth + (lens ? weightOf(lens.fill) * widthPerClass : 0);
  const markerEnd = isSelected ? 'url(#path-end-selected)' : 'url(#path-end)';
  return (
    <>
      <path d={line} className={look.reach} />
      <path
        d={line}
        className={look.line}
        style={{ strokeWidth: handOff ? width + 4 : width, ...colour }}
        markerEnd={markerEnd}
      />
      {handOff && <path d={line} className={look.inner} style={{ strokeWidth: width + 0.75 }} />}
    </>
  );
}

/** How much of a colour's scale there is, 0–6: of a difference as far as it is from the middle. */
function weightOf(fill: Fill): number {
  if (fill.kind !== 'class') return 0;
  return fill.scale === 'difference' ? 2 * Math.abs(fill.class - 3) : fill.class;
}

/** In the gap between two cards there is room for two short lines; the rest is in the title and the inspector. */
function Label({ view: { path, curve, handOff, lens } }: { readonly view: PathView }) {
  const number = lens && hasHatch(lens.fill) ? lens.text : '';
  const room = Math.max(leastRoom, Math.abs(curve.end.x - curve.start.x) - lineHeight);
  const lines = [number, ...wrapWords(path.name, room, 2, widthOf)].filter((line) => line !== '');
  const top = curve.middle.y + (handOff ? 24 : 4 - lines.length * lineHeight);
  return lines.map((line, at) => (
    <text key={line} x={curve.middle.x} y={top + at * lineHeight} className={look.label}>
      {line}
    </text>
  ));
}

/** Near enough for breaking lines: the mean width of a letter of this size. */
function widthOf(text: string): number {
  return text.length * 6.1;
}
