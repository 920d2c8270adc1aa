import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { talkOf } from './talkOf.ts';

export type TalkLine = {
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  readonly stop: () => void;
};

/**
 * The line on which a map's talk comes: it is only read, so there is nothing to acknowledge and nobody to show. `room`
 * is the map's; `onLoaded` hears when all that is said is here, again after each time that the line was down.
 */
export function connectTalk(
  doc: Y.Doc,
  {
    address,
    room,
    caller,
    onLoaded,
  }: {
    readonly address: string;
    readonly room: string;
    readonly caller: string;
    readonly onLoaded: () => void;
  },
): TalkLine {
  const provider = new WebsocketProvider(address, talkOf(room), doc, {
    disableBc: true,
    params: { person: caller },
  });
  provider.awareness.setLocalState(null);
  provider.on('sync', (isSynced) => {
    if (isSynced) onLoaded();
  });
  return {
    goOffline: () => provider.disconnect(),
    goOnline: () => provider.connect(),
    stop: () => provider.destroy(),
  };
}
