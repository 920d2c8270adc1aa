import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { seededRandom } from '#base/seededRandom.ts';
import { countMissing, readFromDisk } from './testing/readFromDisk.ts';
import { EditingClient } from './testing/EditingClient.ts';
import { killPoints, writeDoom, type Doom } from './testing/killPoint.ts';
import { makeMapAt } from './testing/makeMapAt.ts';
import { noteProof, proofSeed, triesOf } from '#testing/proof.ts';
import { makeDataDir } from './testing/startTestServer.ts';
import { spawnServer } from './testing/spawnServer.ts';

const people = 3;
const doomedServer = join(import.meta.dirname, 'testing/doomedServer.ts');

type Acked = EditingClient['acked'];
type Trial = { readonly acked: Acked; readonly lost: number };

function startDoomed(dataDir: string, doom: Doom) {
  return spawnServer(dataDir, { entry: doomedServer, env: { DOOM: writeDoom(doom) } });
}

async function edit(url: string, room: string, seed: number): Promise<EditingClient[]> {
  const joining = Array.from({ length: people }, (_, n) => EditingClient.join(url, room, seed + n));
  const clients = await Promise.all(joining);
  for (const client of clients) client.start();
  return clients;
}

/** What the clients were promised, against the disk as the dead process left it. */
async function judge(dataDir: string, id: string, clients: readonly EditingClient[]): Promise<Trial> {
  await Promise.all(clients.map(({ client }) => client.closed));
  const acked = clients.flatMap((client) => client.acked);
  const doc = await readFromDisk(dataDir, id);
  return {
    acked,
    lost: countMissing(
      doc,
      acked.map(({ update }) => update),
    ),
  };
}

/** One server under people who edit, until it dies at its point. */
async function untilItDies(dataDir: string, doom: Doom, seed: number): Promise<Trial> {
  const server = await startDoomed(dataDir, doom);
  const { id, room } = await makeMapAt(server.url);
  const clients = await edit(server.url, room, seed);
  expect(await server.ended).toBeNull();
  return judge(dataDir, id, clients);
}

function countKinds(acked: Acked): Record<string, number> {
  const counts: Record<string, number> = { put: 0, change: 0, delete: 0, duplicate: 0, gap: 0 };
  for (const { kind } of acked) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('R1: a server killed while people edit', () => {
  const kills = triesOf('R1', 2 * killPoints.length);

  it(
    'has on disk all that it acked, wherever on an edit’s way it died',
    { timeout: 240_000 + kills * 10_000 },
    async () => {
      const random = seededRandom(proofSeed);
      const dooms = Array.from({ length: kills }, (_, n): Doom => {
        const point = killPoints[n % killPoints.length]!;
        return { point, passage: point.endsWith('Fold') ? 1 : random.between(1, 60) };
      });
      const trials: Trial[] = [];
      // Each lane goes on with the files that its last kill left.
      const lane = async () => {
        const dataDir = makeDataDir();
        for (let doom = dooms.pop(); doom !== undefined; doom = dooms.pop()) {
          trials.push(await untilItDies(dataDir, doom, random.between(1, 1e9)));
        }
      };
      await Promise.all([lane(), lane()]);
      const acked = trials.flatMap((trial) => trial.acked);
      const lost = trials.reduce((sum, trial) => sum + trial.lost, 0);
      const kinds = countKinds(acked);
      noteProof({ id: 'R1', figures: { kills: trials.length, acked: acked.length, ...kinds, lost } });
      expect(trials.length).toBe(kills);
      expect(Math.min(...Object.values(kinds))).toBeGreaterThan(0);
      expect(lost).toBe(0);
    },
  );

  it('would be caught if it acked before the commit: then acked edits are missing', async () => {
    const dataDir = makeDataDir();
    const server = await startDoomed(dataDir, { point: 'ackFirst', passage: 5 });
    const { id, room } = await makeMapAt(server.url);
    const clients = await edit(server.url, room, proofSeed);
    await Promise.all(clients.map((client) => client.untilAcked(100)));
    await server.end('SIGKILL');
    const { acked, lost } = await judge(dataDir, id, clients);
    noteProof({ id: 'R1', figures: { 'acked too early': acked.length, 'of these lost': lost } });
    expect(lost).toBeGreaterThan(0);
  });
});
