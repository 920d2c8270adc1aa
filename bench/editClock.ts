import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Two clients on a map: how long an edit of the one takes until the other has it. */
export type EditClock = {
  /** Makes an edit every so often until told to stop; gives back each edit's way in milliseconds. */
  readonly measure: (isOver: () => boolean) => Promise<readonly number[]>;
  readonly leave: () => void;
};

const pauseMs = 50;

/** Joins a map's room twice, with stock y-websocket clients. */
export async function joinEditClock(url: string, room: string): Promise<EditClock> {
  const [writer, reader] = [join(url, room), join(url, room)];
  await Promise.all([synced(writer.provider), synced(reader.provider)]);
  const note = new Y.Map<unknown>();
  writer.doc.getMap('notes').set('clock', note);
  const fields = {
    id: 'clock',
    text: new Y.Text(),
    position: { x: 0, y: 0 },
    size: { width: 200, height: 120 },
  };
  writer.doc.transact(() => Object.entries(fields).forEach(([name, value]) => note.set(name, value)));
  let last = 0;
  return {
    measure: async (isOver) => {
      const times: number[] = [];
      while (!isOver()) {
        last += 1;
        const wanted = last;
        const arrived = seen(reader.doc, () => positionOf(reader.doc) === wanted);
        const started = performance.now();
        note.set('position', { x: wanted, y: 0 });
        await arrived;
        times.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
      return times;
    },
    leave: () => {
      for (const { doc, provider } of [writer, reader]) {
        provider.destroy();
        doc.destroy();
      }
    },
  };
}

function join(url: string, room: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync`, room, doc, {
    disableBc: true,
  });
  return { doc, provider };
}

function synced(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()));
}

function positionOf(doc: Y.Doc): number | undefined {
  const note = doc.getMap<Y.Map<unknown>>('notes').get('clock');
  return (note?.get('position') as { readonly x: number } | undefined)?.x;
}

function seen(doc: Y.Doc, isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isThere()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
  });
}
