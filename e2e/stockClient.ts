import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export type StockClient = {
  readonly doc: Y.Doc;
  /** How often the line was lost since it first stood. */
  readonly losses: () => number;
  readonly leave: () => void;
};

/** A client with no code of ours: y-websocket as its own documentation has it. Resolves once the map has come. */
export async function joinAsStockClient(url: string, room: string, access?: string): Promise<StockClient> {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, room, doc, {
    disableBc: true,
    ...(access === undefined ? {} : { params: { access } }),
  });
  let losses = 0;
  provider.on('connection-close', () => {
    losses += 1;
  });
  await new Promise<void>((resolve) => {
    provider.on('sync', (isSynced) => {
      if (isSynced) resolve();
    });
  });
  return {
    doc,
    losses: () => losses,
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}
