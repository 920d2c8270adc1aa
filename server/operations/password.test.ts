import { expect, test } from 'vitest';
import { runData, startOperated } from '#server/testing/startOperated.ts';
import { callAs, cookiesOf, makeDataDir } from '#server/testing/startTestServer.ts';

async function givePassword(dataDir: string): Promise<string> {
  const { code, text } = await runData(dataDir, 'password');
  expect([code, text]).toEqual([0, expect.stringContaining('The password of Olga is now: ')]);
  return /now: (\S+)/.exec(text)?.[1] ?? '';
}

test('who forgot the password is given another, running or stopped, and everybody is signed out of the account', async () => {
  const dataDir = makeDataDir();
  const server = await startOperated(dataDir, undefined, 'accounts');
  const nobody = callAs(server.url, '');
  const signIn = (password: string) => nobody('POST', '/api/v1/session', { password });
  expect((await runData(dataDir, 'password')).text).toContain('Nobody owns this server yet');
  const forgotten = 'a password that is forgotten';
  const wish = { token: server.setUpUrl?.split('#')[1], name: 'Olga', password: forgotten };
  const owner = callAs(server.url, cookiesOf(await nobody('POST', '/api/v1/setup', wish)));

  const first = await givePassword(dataDir);
  expect((await owner('GET', '/api/v1/maps')).status).toBe(401);
  expect((await signIn(forgotten)).status).toBe(401);
  expect((await signIn(first)).status).toBe(201);
  await server.stop();

  const second = await givePassword(dataDir);
  const again = await startOperated(dataDir, undefined, 'accounts');
  const later = callAs(again.url, '');
  expect((await later('POST', '/api/v1/session', { password: first })).status).toBe(401);
  const entered = await later('POST', '/api/v1/session', { password: second });
  expect(entered.status).toBe(201);
  const audit = await (await callAs(again.url, cookiesOf(entered))('GET', '/api/v1/audit')).text();
  expect(audit.match(/Olga","what":"was given a new password/g)).toHaveLength(2);
});
