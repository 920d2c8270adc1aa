import { boundsOf, placedNouns } from '#domain/map/structure.ts';
import { fitted, zoomedAt } from '#view/camera.ts';
import type { Action } from './action.ts';
import { hasSelection } from './deleteSelection.ts';
import { mapOf, type Session } from './session.ts';

const zoomStep = 1.25;

function zoomBy(session: Session, factor: number): void {
  session.view.setState(({ viewport, canvasSize }) => ({
    viewport: zoomedAt(viewport, { x: canvasSize.width / 2, y: canvasSize.height / 2 }, factor),
  }));
}

/** Shows these things whole; nothing where there are none. */
export function fit(session: Session, ids: Iterable<string>): void {
  const box = boundsOf(mapOf(session), ids);
  if (box) session.view.setState(({ canvasSize }) => ({ viewport: fitted(box, canvasSize) }));
}

export const zoomIn: Action = {
  id: 'zoomIn',
  name: 'Zoom in',
  group: 'View',
  keys: [{ key: '+' }, { key: '=' }],
  run: (session) => zoomBy(session, zoomStep),
};

export const zoomOut: Action = {
  id: 'zoomOut',
  name: 'Zoom out',
  group: 'View',
  keys: [{ key: '-' }],
  run: (session) => zoomBy(session, 1 / zoomStep),
};

export const zoomFull: Action = {
  id: 'zoomFull',
  name: 'Zoom to 100%',
  group: 'View',
  keys: [{ code: 'Digit0' }],
  run: (session) => zoomBy(session, 1 / session.view.getState().viewport.zoom),
};

export const zoomAll: Action = {
  id: 'zoomAll',
  name: 'Show the whole map',
  group: 'View',
  keys: [{ code: 'Digit1', shift: true }],
  inMenu: true,
  run: (session) => {
    const map = mapOf(session);
    fit(
      session,
      placedNouns.flatMap((noun) => [...map[noun].keys()]),
    );
  },
};

export const zoomSelection: Action = {
  id: 'zoomSelection',
  name: 'Show the selection',
  group: 'View',
  keys: [{ code: 'Digit2', shift: true }],
  inMenu: true,
  isAllowed: hasSelection,
  run: (session) => fit(session, session.view.getState().selection),
};
