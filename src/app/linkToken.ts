import { createStore } from 'zustand/vanilla';

/**
 * The token of a link, `/join#…` or `/setup#…`: taken out of the address at once, before anything else of the page
 * runs, so that it stays in no history, bookmark or picture of the screen. Kept in memory until the page is left;
 * empty where the address carried none. `isLost`: the page was reloaded where a link may have been opened before, and
 * so may have lost it.
 */
export const linkToken = createStore<{ readonly token: string; readonly isLost: boolean }>(() => {
  const token = take();
  return { token, isLost: token === '' && location.pathname === '/join' && isReloaded() };
});

function isReloaded(): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  return entry instanceof PerformanceNavigationTiming && entry.type === 'reload';
}

function take(): string {
  const found = location.hash.slice(1);
  if (found === '' || !/^\/(?:join|setup)$/.test(location.pathname)) return '';
  history.replaceState(history.state, '', location.pathname);
  return found;
}

// Another link that is opened in the same tab while this page stands there.
window.addEventListener('hashchange', () => {
  const token = take();
  if (token !== '') linkToken.setState({ token, isLost: false });
});
