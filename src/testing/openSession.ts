import { createStore } from 'zustand/vanilla';
import type { Session } from '#actions/session.ts';
import { createHistory } from '#document/history.ts';
import { makeDocument } from '#document/makeDocument.ts';
import { createMapStore } from '#document/mapStore.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Role } from '#domain/sharing/role.ts';
import { createViewStore } from '#view/viewStore.ts';

/** What actions on a map need of a session that is online, with its document; no page, no server. */
export function openSession(map: JourneyMap, role: Role = 'editor') {
  const doc = makeDocument(map);
  const parts = {
    doc,
    mapStore: createMapStore(doc, () => {}),
    history: createHistory(doc),
    view: createViewStore(),
    seat: createStore(() => ({ seat: { role } })),
    connection: { store: createStore(() => ({ link: 'online', mayWrite: true })) },
  };
  return { doc, session: parts as unknown as Session };
}
