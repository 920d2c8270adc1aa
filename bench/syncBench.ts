import { installPeers } from './installPeers.ts';
import { coldLoads } from './load/coldLoads.ts';
import { crowdRounds } from './load/crowdRounds.ts';
import { idleRooms } from './load/idleRooms.ts';
import { judgeSync } from './load/judgeSync.ts';
import { pageEditTimes } from './pageEditTimes.ts';
import { report } from './report.ts';

/**
 * Our sync server beside y-websocket's own and Hocuspocus, all at the same work, and an edit's way between two open
 * pages. `THROUGHLINE_SYNC_CROWDS` (such as `30,100`) and `THROUGHLINE_SYNC_ROUNDS` make a smaller run of it.
 */
export async function syncBench(): Promise<void> {
  installPeers();
  const crowds = (process.env['THROUGHLINE_SYNC_CROWDS'] ?? '30,100,200,500').split(',').map(Number);
  const rounds = Number(process.env['THROUGHLINE_SYNC_ROUNDS'] ?? '3');
  const rows = await crowdRounds(crowds, rounds);
  report('sync', rows);
  report('syncRooms', [...(await coldLoads()), ...(await idleRooms())]);
  for (const line of judgeSync(rows)) console.log(line);
  report('syncPage', await pageEditTimes());
}
