import type { Session } from '#actions/session.ts';
import { fromViewQuery, toViewQuery } from '#domain/sharing/mapView.ts';

/** Browsers refuse an address that changes a hundred times in half a minute, as a brush would have it. */
const restMillis = 300;

/**
 * Keeps lens and filter in the page's address, so that they survive a reload and a link shows what its sender saw.
 * What is seen by following somebody is not one's own and stays out. Reads them first; what makes no sense there is
 * left out. `stop` when the map is left.
 */
export function keepAddress({ view }: Session): () => void {
  view.setState(fromViewQuery(location.search));
  let waiting: number | undefined;
  const write = () => {
    waiting = undefined;
    const { following, lens, filter } = view.getState();
    const query = toViewQuery(following?.own ?? { lens, filter });
    history.replaceState(history.state, '', query === '' ? location.pathname : `?${query}`);
  };
  const stop = view.subscribe((now, before) => {
    const isSame = now.filter === before.filter && now.lens === before.lens;
    if (isSame && now.following === before.following) return;
    waiting ??= window.setTimeout(write, restMillis);
  });
  return () => {
    stop();
    window.clearTimeout(waiting);
  };
}
