import { mostViewQuery, type Presence } from '#document/presenceSchema.ts';
import { everyFailure } from '#domain/failures/failureFilter.ts';
import { toViewQuery, withoutWords } from '#domain/sharing/mapView.ts';
import { toWorld } from '#view/camera.ts';
import type { ViewState } from '#view/viewStore.ts';
import type { Session } from './session.ts';

/**
 * Those who follow this person are told what is on the canvas here, whenever it changed, and nobody else: while nobody
 * follows it costs nothing. Who follows somebody else tells whom instead, so that two views never chase each other.
 */
export function tellView({ view, presence }: Pick<Session, 'view' | 'presence'>): () => void {
  let told = 'null';
  const tell = () => {
    const next = toldView(view.getState(), isFollowed() ? 'followed' : 'alone');
    const text = JSON.stringify(next);
    if (text !== told) presence.tell({ view: next });
    told = text;
  };
  const isFollowed = () => {
    const me = presence.me().id;
    const { people } = presence.others.getState();
    return people.some(({ view: theirs }) => theirs !== null && 'follows' in theirs && theirs.follows === me);
  };
  const stops = [
    view.subscribe((now, before) => {
      if (watched.some((part) => now[part] !== before[part])) tell();
    }),
    presence.others.subscribe(tell),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

const watched = ['viewport', 'canvasSize', 'lens', 'filter', 'following'] as const;

function toldView(state: ViewState, company: 'followed' | 'alone'): Presence['view'] {
  const { following, canvasSize, viewport } = state;
  if (following !== null) return { follows: following.person };
  if (company === 'alone' || canvasSize.width === 0) return null;
  const { x, y } = toWorld(viewport, { x: 0, y: 0 });
  return {
    x: within(x, -1e6, 1e6),
    y: within(y, -1e6, 1e6),
    width: within(canvasSize.width / viewport.zoom, 40, 1e5),
    height: within(canvasSize.height / viewport.zoom, 40, 1e5),
    ...toldNumbers(state),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value)));
}

/** Words that were searched for are about what customers wrote: they stay here. */
function toldNumbers({ lens, filter }: ViewState): { readonly query: string; readonly partly?: true } {
  const query = toViewQuery(withoutWords({ lens, filter }));
  if (query.length > mostViewQuery) {
    return { query: toViewQuery({ lens, filter: everyFailure }), partly: true };
  }
  return filter.q === '' ? { query } : { query, partly: true };
}
