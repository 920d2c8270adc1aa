import { ViewportPortal } from '@xyflow/react';
import type { CSSProperties } from 'react';
import { useMap, useOthers, usePeople, useSession, useView } from '#actions/session.ts';
import type { Other } from '#document/presence.ts';
import { contains, type Point, type Rect, type Size } from '#domain/map/geometry.ts';
import { layers } from '../flow/createFlowNodes.ts';
import { rectNow, type Scene } from '../flow/scene.ts';
import { flagRoom } from './flagRoom.ts';
import look from './OthersLayer.module.css';

/**
 * Everybody else on the map: what they have selected or edit, outlined in their colour with their name. Who is here in
 * several tabs has a name in one of them, and one's own other tabs are drawn faintly and without one.
 */
export function OthersLayer({ offsets }: Pick<Scene, 'offsets'>) {
  const { presence } = useSession();
  const others = useOthers();
  const named = new Set(usePeople().map(({ client }) => client));
  const zoom = useView((view) => view.viewport.zoom);
  const shown = others.map((other) => ({
    other,
    offsets,
    tab: named.has(other.client) ? 'named' : other.person.id === presence.me().id ? 'own' : 'further',
  })) satisfies readonly Shown[];
  return (
    <ViewportPortal>
      <div className={look.layer} style={{ zIndex: layers.others, '--zoom': zoom } as CSSProperties}>
        {shown.map((each) => (
          <Selection key={each.other.client} {...each} />
        ))}
        {shown.map((each) => (
          <Crowd key={each.other.client} {...each} />
        ))}
        {shown.map((each) => (
          <Cursor key={each.other.client} {...each} zoom={zoom} />
        ))}
      </div>
    </ViewportPortal>
  );
}

type Shown = { readonly other: Other; readonly tab: 'named' | 'further' | 'own' } & Pick<Scene, 'offsets'>;

function Selection({ other, offsets, tab }: Shown) {
  const map = useMap((whole) => whole);
  return other.selection.map((id, at) => {
    const rect = rectNow({ map, offsets, resizing: null }, id);
    if (!rect) return null;
    const doing = other.editing === id ? ' is typing' : '';
    return (
      <div key={id} className={look.outline} data-tab={tab} style={placed(other, rect)}>
        {at === 0 && tab === 'named' && <Flag other={other} words={other.person.name + doing} thing={rect} />}
      </div>
    );
  });
}

/** A selection that is too large to be told one by one. */
function Crowd({ other, tab }: Shown) {
  if (!other.crowd) return null;
  const words = `${other.person.name}: ${other.crowd.count} things`;
  return (
    <div className={look.outline} data-tab={tab} style={placed(other, other.crowd)}>
      {tab === 'named' && <Flag other={other} words={words} thing={other.crowd} />}
    </div>
  );
}

/** Where their selection has a flag within so many px of their pointer, that one says the name already. */
const nearPx = 120;

function Cursor({ other, offsets, tab, zoom }: Shown & { readonly zoom: number }) {
  const map = useMap((whole) => whole);
  if (!other.cursor) return null;
  const first = rectNow({ map, offsets, resizing: null }, other.selection[0] ?? '');
  const isSaid = first !== null && contains(grown(first, nearPx / zoom), other.cursor);
  return (
    <div className={look.cursor} data-tab={tab} style={placed(other, other.cursor)}>
      <svg className={look.arrow} width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
        <path d="M1 1L16 11L9 12.2L5.6 18.6Z" />
      </svg>
      {tab === 'named' && !isSaid ? (
        <Flag other={other} words={other.person.name} thing={{ ...other.cursor, width: 1, height: 1 }} />
      ) : null}
    </div>
  );
}

function grown({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function placed({ person }: Other, { x, y, width, height }: Point & Partial<Size>): CSSProperties {
  const colour = { '--person': `var(--department-${person.hue})` } as CSSProperties;
  return { ...colour, transform: `translate(${x}px, ${y}px)`, width, height };
}

type FlagProps = { readonly other: Other; readonly words: string; readonly thing: Rect };

function Flag({ other, words, thing }: FlagProps) {
  const [left, up, right, down] = useView((view) => flagRoom(view, thing)).split(' ');
  const room = { '--left': `${left}px`, '--up': `${up}px`, '--right': `${right}px`, '--down': `${down}px` };
  return (
    <span className={look.name} style={{ ...room, color: `var(--department-${other.person.hue}-text)` }}>
      {words}
    </span>
  );
}
