import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { useSession } from '#actions/session.ts';
import type { MadeLink } from '#domain/sharing/link.ts';

/** The server tells a link's address once: until the page is left it can be looked at again. */
const madeLinks = createStore<Readonly<Record<string, MadeLink | null>>>(() => ({}));

/** The link of this map that was made last on this page, and how to put another in its place. */
export function useMadeLink(): readonly [MadeLink | null, (link: MadeLink | null) => void] {
  const { mapId } = useSession();
  const made = useStore(madeLinks, (links) => links[mapId] ?? null);
  return [made, (link) => madeLinks.setState({ [mapId]: link })];
}
