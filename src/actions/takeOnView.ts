import { fromViewQuery, toViewQuery, type MapView } from '#domain/sharing/mapView.ts';
import { followedView } from '#view/followedView.ts';
import { toast } from '#view/toasting.ts';
import type { ViewState } from '#view/viewStore.ts';
import type { Session } from './session.ts';
import { steerView, type Motion } from './steerView.ts';

/** A reload or a line that comes back takes less. */
const patienceMs = 10_000;

/**
 * Keeps this person's view on what the followed one sees, until one of both ends it. Any own move does, and says
 * nothing: the place stays where that move led. Lens and filters come back, unless the move was on them: a place is
 * seen, but a filter that one did not set is forgotten, and then its numbers are taken for one's own.
 */
export function takeOnView(session: Pick<Session, 'view' | 'presence'>, motion: Motion): () => void {
  const { view, presence } = session;
  const person = view.getState().following?.person ?? '';
  const camera = steerView(view, motion);
  let taken: MapView = view.getState();
  let query = toViewQuery(taken);
  let name = 'Whom you followed';
  let patience: ReturnType<typeof setTimeout> | undefined;

  const hear = () => {
    const { people } = presence.others.getState();
    name = people.find((other) => other.person.id === person)?.person.name ?? name;
    const followed = followedView(people, person, new Set([presence.me().id]));
    if (followed.at === 'away') patience ??= setTimeout(giveUp, patienceMs);
    else patience = void clearTimeout(patience);
    if (followed.at !== 'seen') return;
    if (followed.seen.query !== query) {
      query = followed.seen.query;
      taken = fromViewQuery(query);
      view.setState(taken);
    }
    camera.show(followed.seen);
  };
  const watch = (now: ViewState, before: ViewState) => {
    if (now.following?.person !== person) stop();
    else if (now.lens !== taken.lens || now.filter !== taken.filter) end('numbers');
    else if (camera.isMovedByOthers() || isAtWork(now, before)) end('place');
    else if (now.canvasSize !== before.canvasSize) camera.refit();
  };
  const end = (touched: 'numbers' | 'place') => {
    stop();
    view.setState(({ following }) => {
      if (touched === 'numbers' || following === null) return { following: null };
      const { lens, filter } = following.own;
      return { lens, filter, following: null };
    });
  };
  const giveUp = () => {
    const own = view.getState().following?.own;
    end('place');
    const text = `${name} is out of reach. You look for yourself again.`;
    const back = () => view.setState(own === undefined ? {} : { viewport: own.viewport });
    toast(view, { tone: 'info', text, action: { label: 'Back to where I was', run: back } });
  };
  const stops = [presence.others.subscribe(hear), view.subscribe(watch), camera.stop];
  const stop = () => {
    clearTimeout(patience);
    for (const each of stops) each();
  };
  hear();
  return stop;
}

/** Not where a selection only shrinks: somebody may have deleted what was selected. */
function isAtWork(now: ViewState, before: ViewState): boolean {
  if (now.editing !== before.editing && now.editing !== null) return true;
  if (now.drag !== null && before.drag === null) return true;
  return now.selection !== before.selection && [...now.selection].some((id) => !before.selection.has(id));
}
