import { generateMap } from '../generateMap.ts';
import { quantile, tenth } from '../quantile.ts';
import { runCrowd, type Measured } from './runCrowd.ts';
import { syncServers, type SyncServer } from './syncServers.ts';
import { useOf } from './useOf.ts';

/** What a crowd does: small edits, twenty a second among all, as a lively workshop makes them; or pointing only. */
type Work = { readonly people: number; readonly editsPerSecond: number; readonly cursorsPerSecond: number };

export type CrowdRow = {
  readonly what: string;
  readonly server: string;
  readonly people: number;
  readonly [figure: string]: string | number;
};

export const cursorPeople = 200;
const seconds = 8;
const mostEditors = 200;

/** Each server at each size, medians of the rounds. The rounds go round, so that no server has the machine's best hour. */
export async function crowdRounds(crowds: readonly number[], rounds: number): Promise<CrowdRow[]> {
  const works: { what: string; work: Work }[] = [
    ...crowds.map((people) => ({
      what: 'edits',
      work: { people, editsPerSecond: 20, cursorsPerSecond: 0 },
    })),
    {
      what: 'cursors',
      work: {
        people: Math.min(cursorPeople, Math.max(...crowds)),
        editsPerSecond: 0,
        cursorsPerSecond: 5,
      },
    },
  ];
  const rows: CrowdRow[] = [];
  for (const { what, work } of works) {
    const results = new Map<string, Round[]>();
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, start] of Object.entries(syncServers)) {
        const server = await start();
        try {
          results.set(name, [...(results.get(name) ?? []), await oneRound(server, work)]);
        } finally {
          await server.stop();
        }
      }
    }
    for (const [name, list] of results) rows.push(toRow(what, name, work.people, list));
  }
  return rows;
}

type Round = Measured & { readonly restMegabytes: number };

async function oneRound(server: SyncServer, work: Work): Promise<Round> {
  const room = await server.makeRoom('Crowd', generateMap(100));
  const restMegabytes = useOf(server.pid()).memoryMegabytes;
  // A map of ours takes 200 editors; whoever comes after only looks, at the peers too.
  const editors = Math.min(work.people, mostEditors);
  const spec = {
    dialect: server.dialect,
    address: server.addressOf(room),
    room,
    editors,
    readerAddresses: await server.readerAddresses(room, work.people - editors),
    editsPerSecond: work.editsPerSecond,
    cursorsPerSecond: work.cursorsPerSecond,
    seconds,
  };
  return { ...(await runCrowd(spec, server.pid())), restMegabytes };
}

function toRow(what: string, server: string, people: number, rounds: readonly Round[]): CrowdRow {
  const median = (of: (round: Round) => number) => tenth(quantile(rounds.map(of), 0.5));
  const times = (round: Round) => (what === 'edits' ? round.seen : round.cursor);
  const expected = (round: Round) =>
    what === 'edits' ? round.edits * (people - 1) : 5 * seconds * people * (people - 1);
  return {
    what,
    server,
    people,
    'p50 ms': median((round) => times(round).p50),
    'p95 ms': median((round) => times(round).p95),
    'p99 ms': median((round) => times(round).p99),
    // Null where the server says nothing: JSON has no NaN.
    'ack p99 ms': median((round) => round.ack.p99 ?? Number.NaN),
    'arrived %': median(
      (round) => (100 * (what === 'edits' ? round.deliveries : round.cursors)) / expected(round),
    ),
    'cpu s': median((round) => round.cpuSeconds),
    'core %': median((round) => 100 * round.core),
    'rest MB': median((round) => round.restMegabytes),
    'more MB': median((round) => round.memoryMegabytes - round.restMegabytes),
    'total MB': median((round) => round.memoryMegabytes),
    closed: median((round) => round.closed),
  };
}
