import { setTimeout as wait } from 'node:timers/promises';
import * as Y from 'yjs';
import { generateMap } from '../generateMap.ts';
import { tenth } from '../quantile.ts';
import type { Row } from '../report.ts';
import { CrowdMember } from './CrowdMember.ts';
import { CrowdTally } from './CrowdTally.ts';
import { syncServers, type SyncServer } from './syncServers.ts';

const touchpoints = 4_500;
const storeMs = 6_000;

/** A map of 5 MB at a server that was just started: from the first byte to the whole map in a document. */
export async function coldLoads(): Promise<Row[]> {
  const map = generateMap(touchpoints);
  const json = {
    ...map,
    touchpoints: map.touchpoints.map((one) => ({ ...one, description: 'Waited, and waited. '.repeat(35) })),
  };
  const rows: Row[] = [];
  let update: Uint8Array | null = null;
  for (const [name, start] of Object.entries(syncServers)) {
    const server = await start();
    try {
      const room = await server.makeRoom('Large', json);
      if (update !== null) await upload(server, room, update);
      if (server.restart === null) {
        rows.push({ what: 'cold load of a large map', server: name, MB: '–', ms: 'nothing is stored' });
        continue;
      }
      await server.restart();
      const loaded = await load(server, room);
      update ??= loaded.update;
      const megabytes = tenth(loaded.update.byteLength / 1e6);
      rows.push({ what: 'cold load of a large map', server: name, MB: megabytes, ms: tenth(loaded.ms) });
    } finally {
      await server.stop();
    }
  }
  return rows;
}

function member(server: SyncServer, room: string): CrowdMember {
  const spec = { dialect: server.dialect, address: server.addressOf(room), room };
  const still = { editors: 1, readerAddresses: [], editsPerSecond: 0, cursorsPerSecond: 0, seconds: 0 };
  return new CrowdMember({ ...spec, ...still }, 0, new CrowdTally());
}

async function load(server: SyncServer, room: string): Promise<{ ms: number; update: Uint8Array }> {
  const started = performance.now();
  const one = member(server, room);
  const update = await one.joined;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const ms = performance.now() - started;
  one.leave();
  if (doc.getMap('touchpoints').size !== touchpoints) throw new Error('The map did not come whole.');
  return { ms, update };
}

async function upload(server: SyncServer, room: string, update: Uint8Array): Promise<void> {
  const one = member(server, room);
  await one.joined;
  one.upload(update);
  // It stores some seconds later, and says nothing when it has.
  await wait(storeMs);
  one.leave();
  await wait(storeMs);
}
