import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runData, startOperated } from '#server/testing/startOperated.ts';

test('a load that was killed while it was being decided is thrown away, and the server starts', async () => {
  const server = await startOperated();
  const { id, room } = await server.makeMap();
  await server.stop();
  const loading = join(server.dataDir, 'loading');
  for (const half of ['', '{"staged":["maps.sq']) {
    mkdirSync(loading);
    writeFileSync(join(loading, 'ready.json'), half);
    writeFileSync(join(loading, 'maps.sqlite'), 'of the backup');
    const again = await startOperated(server.dataDir);
    expect(await again.roomOf(id)).toBe(room);
    expect(existsSync(loading)).toBe(false);
    await again.stop();
  }
  expect((await runData(server.dataDir, 'doctor')).text).toContain('Everything is sound.');
});
