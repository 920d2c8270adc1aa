import { ViewportPortal } from '@xyflow/react';
import type { CSSProperties } from 'react';
import { useMap, useOthers, useView } from '#actions/session.ts';
import type { Other } from '#document/presence.ts';
import { layers } from '../flow/createFlowNodes.ts';
import { rectNow, type Scene } from '../flow/scene.ts';
import look from './OthersLayer.module.css';

/** Everybody else on the map: what they have selected or edit, outlined in their colour with their name. */
export function OthersLayer({ offsets }: Pick<Scene, 'offsets'>) {
  const others = useOthers();
  const zoom = useView((view) => view.viewport.zoom);
  return (
    <ViewportPortal>
      <div className={look.layer} style={{ zIndex: layers.others, '--zoom': zoom } as CSSProperties}>
        {others.map((other) => (
          <Selection key={other.client} other={other} offsets={offsets} />
        ))}
        {others.map((other) => (
          <Crowd key={other.client} other={other} />
        ))}
        {others.map((other) => (
          <Cursor key={other.client} other={other} />
        ))}
      </div>
    </ViewportPortal>
  );
}

function Selection({ other, offsets }: { readonly other: Other } & Pick<Scene, 'offsets'>) {
  const map = useMap((whole) => whole);
  const colour = { '--person': `var(--department-${other.person.hue})` } as CSSProperties;
  return other.selection.map((id, at) => {
    const rect = rectNow({ map, offsets, resizing: null }, id);
    if (!rect) return null;
    const { x, y, width, height } = rect;
    const doing = other.editing === id ? ' is typing' : '';
    return (
      <div
        key={id}
        className={look.outline}
        style={{ ...colour, transform: `translate(${x}px, ${y}px)`, width, height }}
      >
        {at === 0 && <Name other={other} words={`${other.person.name}${doing}`} />}
      </div>
    );
  });
}

/** A selection that is too large to be told one by one. */
function Crowd({ other }: { readonly other: Other }) {
  if (!other.crowd) return null;
  const { x, y, width, height, count } = other.crowd;
  const colour = { '--person': `var(--department-${other.person.hue})` } as CSSProperties;
  return (
    <div
      className={look.outline}
      style={{ ...colour, transform: `translate(${x}px, ${y}px)`, width, height }}
    >
      <Name other={other} words={`${other.person.name}: ${count} things`} />
    </div>
  );
}

function Cursor({ other }: { readonly other: Other }) {
  if (!other.cursor) return null;
  const { x, y } = other.cursor;
  const colour = { '--person': `var(--department-${other.person.hue})` } as CSSProperties;
  return (
    <div className={look.cursor} style={{ ...colour, transform: `translate(${x}px, ${y}px)` }}>
      <svg className={look.arrow} width="18" height="20" viewBox="0 0 18 20" aria-hidden="true">
        <path d="M1 1L16 11L9 12.2L5.6 18.6Z" />
      </svg>
      <Name other={other} words={other.person.name} />
    </div>
  );
}

function Name({ other, words }: { readonly other: Other; readonly words: string }) {
  return (
    <span className={look.name} style={{ color: `var(--department-${other.person.hue}-text)` }}>
      {words}
    </span>
  );
}
