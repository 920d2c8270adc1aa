import { ViewportPortal } from '@xyflow/react';
import { useMemo, type CSSProperties } from 'react';
import { useStore } from 'zustand';
import { useMap, useSession, useView } from '#actions/session.ts';
import { compareMaps } from '#domain/compare/compareMaps.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { rectOf } from '#domain/map/structure.ts';
import { layers } from '../flow/createFlowNodes.ts';
import look from './VersionMarks.module.css';

const words = { added: 'Added since', changed: 'Changed since', removed: 'Removed since' } as const;
type Kind = keyof typeof words;

/** While a version is compared with now: what was added, changed or removed since, outlined on the map that has it. */
export function VersionMarks() {
  const session = useSession();
  const then = useView((view) => view.looking?.past);
  const zoom = useView((view) => view.viewport.zoom);
  const now = useStore((session.now ?? session).mapStore.store, ({ map }) => map);
  const shown = useMap((map) => map);
  const kinds = useMemo(() => (then === undefined ? [] : kindsOf(then, now)), [then, now]);
  return (
    <ViewportPortal>
      <div className={look.layer} style={{ zIndex: layers.others, '--zoom': zoom } as CSSProperties}>
        {kinds.map(([id, kind]) => {
          const rect = rectOf(shown, id);
          return rect === null ? null : (
            <div
              key={id}
              className={look.mark}
              data-kind={kind}
              style={{
                transform: `translate(${rect.x}px, ${rect.y}px)`,
                width: rect.width,
                height: rect.height,
              }}
            >
              <span className={look.word}>{words[kind]}</span>
            </div>
          );
        })}
      </div>
    </ViewportPortal>
  );
}

function kindsOf(then: JourneyMap, now: JourneyMap): readonly (readonly [string, Kind])[] {
  return compareMaps(then, now).flatMap((change): (readonly [string, Kind])[] => {
    switch (change.op) {
      case 'setMeta':
        return [];
      case 'put':
        return [[change.record.id, 'added']];
      case 'set':
        return [[change.id, 'changed']];
      case 'remove':
        return [[change.id, 'removed']];
    }
  });
}
