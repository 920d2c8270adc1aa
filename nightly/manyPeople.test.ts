import { describe, expect, it, onTestFinished } from 'vitest';
import { noteProof } from '#testing/proof.ts';
import { generateMap } from '../bench/generateMap.ts';
import { runCrowd } from '../bench/load/runCrowd.ts';
import { startOurs } from '../bench/load/syncServers.ts';

const seconds = 20;

/** Everyone who edits does so once a second; everyone points twice a second. */
async function crowd(editors: number, readers: number) {
  const server = await startOurs();
  onTestFinished(server.stop);
  const room = await server.makeRoom('Many people', generateMap(100));
  const spec = {
    dialect: server.dialect,
    address: server.addressOf(room),
    readerAddresses: await server.readerAddresses(room, readers),
    room,
    editors,
    editsPerSecond: editors,
    cursorsPerSecond: 2,
    seconds,
  };
  return runCrowd(spec, server.pid());
}

describe('R14: many people on one map', () => {
  it('a hundred: 99 of 100 edits are saved within 100 ms, and seen within 60 ms (p95)', async () => {
    const got = await crowd(100, 0);
    const saved = Math.round(1_000 * got.ack.within100Ms) / 10;
    const seen = Math.round(got.seen.p95);
    noteProof({
      id: 'R14',
      figures: {
        people: got.joined,
        edits: got.edits,
        'saved within 100 ms %': saved,
        'ack p99 ms': Math.round(got.ack.p99),
        'seen p95 ms': seen,
        'core %': Math.round(100 * got.core),
      },
    });
    expect(got.closed).toBe(0);
    expect(got.edits).toBeGreaterThanOrEqual(0.8 * 100 * seconds);
    expect(got.deliveries).toBeGreaterThanOrEqual(0.99 * got.edits * 99);
    expect(saved).toBeGreaterThanOrEqual(99);
    expect(seen).toBeLessThanOrEqual(60);
  });

  it('five hundred, of whom 200 edit: seen within 300 ms (p95)', async () => {
    const got = await crowd(200, 300);
    const seen = Math.round(got.seen.p95);
    noteProof({
      id: 'R14',
      figures: {
        'editors and readers': got.joined,
        'their edits': got.edits,
        'seen by them p95 ms': seen,
        'of a core %': Math.round(100 * got.core),
      },
    });
    expect(got.closed).toBe(0);
    expect(got.edits).toBeGreaterThanOrEqual(0.8 * 200 * seconds);
    expect(got.deliveries).toBeGreaterThanOrEqual(0.99 * got.edits * 499);
    expect(seen).toBeLessThanOrEqual(300);
  });

  it('would be caught if they were not: a server that stands still for a moment is too slow', async () => {
    const server = await startOurs();
    onTestFinished(server.stop);
    const room = await server.makeRoom('Slow', generateMap(10));
    const stops = setInterval(() => {
      process.kill(server.pid(), 'SIGSTOP');
      setTimeout(() => process.kill(server.pid(), 'SIGCONT'), 300);
    }, 1_000);
    const spec = { dialect: server.dialect, address: server.addressOf(room), readerAddresses: [], room };
    const work = { editors: 20, editsPerSecond: 20, cursorsPerSecond: 0, seconds: 5 };
    const got = await runCrowd({ ...spec, ...work }, server.pid()).finally(() => clearInterval(stops));
    expect(got.ack.within100Ms).toBeLessThan(0.99);
    expect(got.seen.p95).toBeGreaterThan(60);
  });
});
