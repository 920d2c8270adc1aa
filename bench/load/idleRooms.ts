import { setTimeout as wait } from 'node:timers/promises';
import { generateMap } from '../generateMap.ts';
import { tenth } from '../quantile.ts';
import type { Row } from '../report.ts';
import { CrowdMember } from './CrowdMember.ts';
import { CrowdTally } from './CrowdTally.ts';
import { syncServers } from './syncServers.ts';
import { useOf } from './useOf.ts';

const rooms = 1_000;
const idleMs = 40_000;

/** A thousand maps, each opened by one person who writes a line and leaves: what they take while open, and after. */
export async function idleRooms(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, start] of Object.entries(syncServers)) {
    const server = await start();
    try {
      const names: string[] = [];
      for (let n = 0; n < rooms; n += 1) names.push(await server.makeRoom(`Room ${n}`, generateMap(10)));
      const before = useOf(server.pid()).memoryMegabytes;
      const members: CrowdMember[] = [];
      for (const room of names) {
        const spec = { dialect: server.dialect, address: server.addressOf(room), room };
        const still = { editors: 1, readerAddresses: [], editsPerSecond: 0, cursorsPerSecond: 0, seconds: 0 };
        const one = new CrowdMember({ ...spec, ...still }, 0, new CrowdTally());
        await one.joined;
        one.edit();
        members.push(one);
      }
      const open = useOf(server.pid()).memoryMegabytes;
      for (const one of members) one.leave();
      await wait(idleMs);
      const after = useOf(server.pid()).memoryMegabytes;
      rows.push({
        what: `${rooms} rooms with one person each, then left`,
        server: name,
        'open: more MB': tenth(open - before),
        'left: more MB': tenth(after - before),
      });
    } finally {
      await server.stop();
    }
  }
  return rows;
}
