import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '#server/log.ts';
import { joinAsGuest } from '#server/testing/joinAsGuest.ts';
import { isStepOne, joinRaw } from '#server/testing/joinRaw.ts';
import { callAs, startTestServer } from '#server/testing/startTestServer.ts';

it('whatever opens something stands in no log line, no figure, no page’s referrer and no file of the server', async () => {
  const lines: string[] = [];
  const to = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await startTestServer({ auth: 'accounts', log: createLog('trace', to) });
  const { id, room } = await server.makeMap();
  const guest = await joinAsGuest(server, id);
  const nobody = callAs(server.url, '');
  const { code, token } = guest.link;
  await nobody('POST', '/api/v1/session', { code, name: 'Cora Code' });
  // Also where they do not belong: somebody pastes the link without its fragment sign.
  await nobody('GET', `/join?token=${token}`);
  await nobody('GET', `/api/v1/session?token=${token}&code=${code}`);
  await nobody('POST', '/api/v1/session', { token, name: '' });
  await joinRaw(server.url, room, { headers: guest.headers }).then((client) => client.frame(isStepOne));
  const issued = await server.call('POST', `/api/v1/maps/${id}/tickets`);
  const { access } = (await issued.json()) as { access: string };
  await joinRaw(server.url, room, { query: `?access=${access}` }).then((client) => client.frame(isStepOne));
  await joinRaw(server.url, `${id}.99`, { query: `?access=${access}` }).then((client) => client.closed);
  const byTicket = { headers: { authorization: `Bearer ${access}` } };
  // To its end: only then is it in the log.
  await (await fetch(`${server.url}/api/v1/maps/${id}`, byTicket)).text();

  const metrics = await (await nobody('GET', '/metrics')).text();
  const cookies = `${guest.cookie}; ${server.ownerCookie}`
    .split('; ')
    .map((pair) => pair.split('=')[1] ?? '');
  const secrets = [token, access, server.ownerPassword, ...cookies];
  expect(secrets.every((secret) => secret.length > 20)).toBe(true);
  expect(lines.length).toBeGreaterThan(10);
  const spoken = lines.join('') + metrics;
  expect([...secrets, code].filter((secret) => spoken.includes(secret))).toEqual([]);
  for (const path of ['/join', '/setup', '/signin', `/m/${id}`]) {
    const page = await nobody('GET', path);
    expect([page.status === 404, page.headers.get('referrer-policy')]).toEqual([false, 'no-referrer']);
  }
  await server.stop();
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  const stored = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n');
  // The code is kept to be shown again, which also shows that this search finds what is there.
  expect(stored).toContain(code);
  expect(secrets.filter((secret) => stored.includes(secret))).toEqual([]);
});
