import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from '@playwright/test';
import { noteProof } from '#testing/proof.ts';
import { browserFlags } from '../scripts/browserFlags.ts';
import { findChromium } from '../scripts/findChromium.ts';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { api } from './api.ts';
import { attackFromPage, type Target } from './attackFromPage.ts';
import { expect, test as base } from './fixtures.ts';
import { smallMap } from './smallMap.ts';

const executablePath = findChromium();
// A name of somebody else's that leads to this machine, as DNS rebinding has it.
const test = base.extend<{ readonly foreign: { readonly port: number }; readonly bare: RunningServer }>({
  bare: async ({}, use) => {
    const server = await startServer('none');
    await use(server);
    await server.stop();
  },
  foreign: async ({}, use) => {
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><body>Foreign');
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    await use({ port: (server.address() as AddressInfo).port });
    server.closeAllConnections();
    server.close();
  },
});
test.use({
  launchOptions: {
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      ...browserFlags,
      '--host-resolver-rules=MAP evil.example 127.0.0.1',
      // Only this browser has it, so the server may not rest on it.
      '--disable-features=LocalNetworkAccessChecks',
    ],
  },
});

const secret = 'only for who may read this map';

/** What a page of this address gets hold of; with the owner's cookie in the same browser, where there is one. */
async function attack(browser: Browser, from: string, target: Target, cookie: string): Promise<string[]> {
  const context = await browser.newContext();
  if (cookie !== '') {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: target.url, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  // Of an address that is the server's: as its attacker's DNS answered at first, or as if we had served it ourselves.
  await page.route('**/attack', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>Attack' }),
  );
  await page.goto(`${from}/attack`);
  // A rebound name is its own target: to the browser there is but one origin.
  const isRebound = new URL(from).port === new URL(target.url).port;
  const gains = await page.evaluate(attackFromPage, { ...target, url: isRebound ? from : target.url });
  await context.close();
  return gains;
}

/** What a page of the server's own gets hold of by the same means, with a session; without one too on this machine. */
const ownGains = [
  'PATCH cors application/json include',
  'POST cors application/json include',
  'fetch cors include',
  'fetch no-cors include',
  'fetch same-origin include',
  'image',
  'socket',
  'xhr',
];

type Read = (path: string) => Promise<unknown>;

async function prove(browser: Browser, foreignPort: number, target: Target, read: Read, cookie: string) {
  const { port } = new URL(target.url);
  const origins = [
    `http://localhost:${foreignPort}`,
    `http://127.0.0.1:${foreignPort}`,
    `http://evil.example:${foreignPort}`,
    `http://evil.example:${port}`,
  ];
  const state = async () => [await read('/maps'), await read(`/maps/${target.mapId}`)];
  const before = await state();
  const gains = await Promise.all(origins.map((from) => attack(browser, from, target, cookie)));
  expect
    .soft(Object.fromEntries(origins.map((from, n) => [from, gains[n]])))
    .toEqual(Object.fromEntries(origins.map((from) => [from, []])));
  expect(await state()).toEqual(before);
  const own = await attack(browser, target.url, target, cookie);
  expect(own).toEqual(expect.arrayContaining(ownGains));
  expect(await state()).not.toEqual(before);
  noteProof({
    id: 'S9',
    figures: {
      'foreign origins': origins.length,
      'their gains': gains.flat().length,
      'gains of our own': own.length,
    },
  });
}

test('a page of another origin reads nothing and writes nothing on this machine', async ({
  browser,
  foreign,
  bare,
}) => {
  const { url } = bare;
  const { id: mapId, room } = await api(url).makeMap(secret, smallMap);
  const read: Read = async (path) => (await fetch(`${url}/api/v1${path}`)).json();
  await prove(browser, foreign.port, { url, mapId, room, secret }, read, '');
});

test('nor on a hosted server, with its owner’s session in the same browser', async ({
  browser,
  foreign,
  hosted,
}) => {
  const { call, cookie, server } = hosted;
  const { id: mapId } = await hosted.makeMap(secret, smallMap);
  const { room } = (await call('GET', `/maps/${mapId}`)) as { room: string };
  await prove(
    browser,
    foreign.port,
    { url: server.url, mapId, room, secret },
    (path) => call('GET', path),
    cookie,
  );
});
