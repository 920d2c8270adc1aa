import type { Session } from '#actions/session.ts';
import { everyFailure, isEvery } from '#domain/failures/failureFilter.ts';
import { fromFilterParams, toFilterParams } from '#domain/failures/filterParams.ts';
import { lenses } from '#domain/lenses/lenses.ts';
import type { LensId } from '#view/viewStore.ts';

/** Browsers refuse an address that changes a hundred times in half a minute, as a brush would have it. */
const restMillis = 300;

/**
 * Keeps lens and filter in the page's address, so that they survive a reload and a link shows what its sender saw.
 * Reads them first; what makes no sense there is left out. `stop` when the map is left.
 */
export function keepAddress({ view }: Session): () => void {
  const params = new URLSearchParams(location.search);
  const usual = view.getState().lens;
  view.setState({ filter: fromFilterParams(params), lens: lensOf(params.get('lens')) ?? usual });
  let waiting: number | undefined;
  const write = () => {
    waiting = undefined;
    const { filter, lens } = view.getState();
    const kept = toFilterParams(isEvery(filter) ? everyFailure : filter);
    if (lens !== usual) kept.set('lens', lens);
    const query = kept.toString();
    history.replaceState(history.state, '', query === '' ? location.pathname : `?${query}`);
  };
  const stop = view.subscribe((now, before) => {
    if (now.filter === before.filter && now.lens === before.lens) return;
    waiting ??= window.setTimeout(write, restMillis);
  });
  return () => {
    stop();
    window.clearTimeout(waiting);
  };
}

function lensOf(text: string | null): LensId | null {
  if (text === 'none') return text;
  return text !== null && Object.hasOwn(lenses, text) ? (text as LensId) : null;
}
