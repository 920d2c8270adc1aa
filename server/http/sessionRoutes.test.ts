import { describe, expect, it } from 'vitest';
import { startTestServer } from '#server/testing/startTestServer.ts';

describe('who asks', () => {
  it('is the admin in local mode, under the name that the browser gives', async () => {
    const server = await startTestServer();
    const headers = { 'throughline-person': 'p1,Zo%C3%AB' };
    expect(await (await fetch(`${server.url}/api/v1/session`, { headers })).json()).toEqual({
      kind: 'local',
      personId: 'p1',
      name: 'Zoë',
      role: 'admin',
      mapId: null,
      maySeeVerbatims: true,
      department: null,
      mode: 'local',
      needsSetup: false,
    });
  });
});
