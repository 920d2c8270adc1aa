import { readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { runData, startOperated } from '#server/testing/startOperated.ts';

afterEach(() => void vi.restoreAllMocks());

/** The system says that somebody else runs this. */
function runAsAnother(): void {
  const owner = process.geteuid?.() ?? 0;
  vi.spyOn(process, 'geteuid').mockReturnValue(owner + 4_711);
}

const commands = [
  ['backup', 'copy.tar'],
  ['load', 'copy.tar'],
  ['doctor'],
  ['erase', '--map', 'm'],
  ['password'],
] as const;

test('no command and no server works on a folder of another user; each says as whom to run it, and writes nothing', async () => {
  const server = await startOperated();
  const { dataDir } = server;
  await server.makeMap();
  await server.stop();
  const before = readdirSync(dataDir);
  runAsAnother();
  for (const args of commands) {
    const { code, text } = await runData(dataDir, ...args);
    expect([code, text]).toEqual([
      1,
      expect.stringMatching(/belongs to (\S+), .* Run it as \1: sudo -u \1 /),
    ]);
  }
  await expect(startOperated(dataDir)).rejects.toThrow('Run it as');
  expect(readdirSync(dataDir)).toEqual(before);
});
