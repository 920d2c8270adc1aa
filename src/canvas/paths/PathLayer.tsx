import { ViewportPortal } from '@xyflow/react';
import { useView } from '#actions/session.ts';
import { layers } from '../flow/createFlowNodes.ts';
import type { PathView } from '../flow/createPathViews.ts';
import { NameInPlace } from '../nodes/NameInPlace.tsx';
import { PathLine } from './PathLine.tsx';
import look from './PathLayer.module.css';

/**
 * All paths in sight, in one drawing between stages and touchpoints. Not React Flow's edges: those need both ends
 * mounted, and each of them listens to every change of its store.
 */
export function PathLayer({ views }: { readonly views: readonly PathView[] }) {
  const editing = useView((view) => view.editing);
  const edited = editing === null ? undefined : views.find(({ path }) => path.id === editing);
  return (
    <ViewportPortal>
      <svg className={look.layer} style={{ zIndex: layers.path }}>
        <defs>
          <Arrow id="path-end" className={look.arrow} />
          <Arrow id="path-end-selected" className={look.arrowSelected} />
        </defs>
        {views.map((view) => (
          <PathLine key={view.path.id} view={view} />
        ))}
      </svg>
      {edited && <NameOfPath view={edited} />}
    </ViewportPortal>
  );
}

/** Where the name will stand; fields are no part of a drawing. */
function NameOfPath({ view: { path, curve } }: { readonly view: PathView }) {
  const place = { left: curve.middle.x, top: curve.middle.y, zIndex: layers.gesture };
  return (
    <div className={look.naming} style={place}>
      <NameInPlace
        id={path.id}
        text={path.name}
        kind="path"
        placeholder="Name this path"
        className={look.name}
      />
    </div>
  );
}

function Arrow({ id, className }: { readonly id: string; readonly className: string | undefined }) {
  return (
    <marker
      id={id}
      viewBox="0 0 8 8"
      refX="7"
      refY="4"
      markerWidth="9"
      markerHeight="9"
      orient="auto"
      markerUnits="userSpaceOnUse"
    >
      <path d="M0 0.5L8 4L0 7.5Z" className={className} />
    </marker>
  );
}
