import { createStore } from 'zustand/vanilla';
import { idSchema } from '#domain/map/id.ts';

/** Where one comes in to a server with accounts. */
const entries = ['setup', 'signin', 'join'] as const;
export type Entry = (typeof entries)[number];

/** Every address of the page. */
export type Route =
  | { readonly at: 'start' }
  | { readonly at: 'maps' }
  | { readonly at: 'map'; readonly id: string }
  | { readonly at: Entry }
  | { readonly at: 'nowhere' };

function parseRoute(path: string): Route {
  if (path === '/') return { at: 'start' };
  if (path === '/maps') return { at: 'maps' };
  const entry = entries.find((each) => path === `/${each}`);
  if (entry !== undefined) return { at: entry };
  const id = /^\/m\/([^/]+)$/.exec(path)?.[1];
  return id !== undefined && idSchema.safeParse(id).success ? { at: 'map', id } : { at: 'nowhere' };
}

function pathOf(route: Route): string {
  switch (route.at) {
    case 'map':
      return `/m/${route.id}`;
    case 'maps':
    case 'setup':
    case 'signin':
    case 'join':
      return `/${route.at}`;
    default:
      return '/';
  }
}

export const routeStore = createStore<{ readonly route: Route }>(() => ({
  route: parseRoute(location.pathname),
}));

let mayLeave = () => true;

/** Asks before the page goes elsewhere, false keeps it where it is. The result takes the question away again. */
export function askBeforeLeaving(ask: () => boolean): () => void {
  mayLeave = ask;
  return () => {
    mayLeave = () => true;
  };
}

/** Goes to a route; `replace` leaves no step for the browser's Back. `query` is what stands after the question mark. */
export function go(route: Route, step: 'push' | 'replace' = 'push', query = ''): void {
  if (!mayLeave()) return;
  const address = addressOf(route, query);
  if (step === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  routeStore.setState({ route });
}

/**
 * Goes there by a new page in place of this one: the browser forgets the address that this one was opened with, which
 * else stays in the tab's history (as it was typed) and in the page's performance entries.
 */
export function goAnew(route: Route, query = ''): void {
  location.replace(addressOf(route, query));
}

function addressOf(route: Route, query: string): string {
  return query === '' ? pathOf(route) : `${pathOf(route)}?${query}`;
}

window.addEventListener('popstate', () => {
  const [from, to] = [routeStore.getState().route, parseRoute(location.pathname)];
  // The browser has gone there already: who stays is put back by one step more.
  if (pathOf(from) !== pathOf(to) && !mayLeave()) history.pushState(null, '', pathOf(from));
  else routeStore.setState({ route: to });
});
