import type { BrowserContext, Page } from '@playwright/test';
import { noteProof } from '#testing/proof.ts';
import { startServer, type RunningServer } from '../scripts/startServer.ts';
import { expect, test as base } from './fixtures.ts';
import { keptByBrowser } from './keptByBrowser.ts';
import { entryPage } from './pages/entryPage.ts';
import { smallMap } from './smallMap.ts';

const test = base.extend<{ readonly host: RunningServer }>({
  host: async ({}, use) => {
    const server = await startServer('none', ['--auth', 'accounts', '--log-level', 'trace']);
    await use(server);
    await server.stop();
  },
});

test.use({ serviceWorkers: 'allow' });

/** All addresses that a browser asks for or opens a socket to, with what it says along, and all that its pages print. */
function hear(context: BrowserContext): { readonly heard: () => Promise<string> } {
  const lines: Promise<string>[] = [];
  context.on('request', (request) => {
    const headers = request.allHeaders().then(({ cookie: _cookie, ...rest }) => JSON.stringify(rest));
    // A page may be gone before its last request's headers are read.
    lines.push(headers.catch(() => '').then((said) => `${request.url()} ${said}`));
  });
  context.on('console', (message) => lines.push(Promise.resolve(message.text())));
  context.on('page', (page) => {
    page.on('websocket', (socket) => lines.push(Promise.resolve(socket.url())));
    page.on('framenavigated', (frame) => lines.push(frame.title().catch(() => '')));
  });
  return { heard: async () => (await Promise.all(lines)).join('\n') };
}

/** Where a browser may still have an address that its page was opened with. */
async function remembered(page: Page): Promise<Readonly<Record<string, string>>> {
  const cdp = await page.context().newCDPSession(page);
  const visited = await cdp.send('Page.getNavigationHistory');
  const inPage = await page.evaluate(() => ({
    address: `${location.href} ${document.referrer} ${document.title} ${window.name} ${JSON.stringify(history.state)}`,
    entries: JSON.stringify(globalThis.navigation.entries().map(({ url }) => url)),
    performance: JSON.stringify(performance.getEntries()),
    page: document.documentElement.outerHTML,
  }));
  return { ...inPage, history: JSON.stringify(visited), kept: await page.evaluate(keptByBrowser) };
}

function placesOf(secrets: readonly string[], places: Readonly<Record<string, string>>): string[] {
  return Object.entries(places).flatMap(([place, content]) =>
    secrets.filter((secret) => content.includes(secret)).map((secret) => `${place}: ${secret}`),
  );
}

test('what lets one in stays in no address, history, page, log or audit, nor in what the browser keeps or says', async ({
  host,
  newPerson,
}) => {
  const { url } = host;
  let found = 0;
  const findNone = (secrets: readonly string[], places: Readonly<Record<string, string>>) => {
    const where = placesOf(secrets, places);
    found += where.length;
    expect.soft(where).toEqual([]);
  };
  const [anna, bob] = [await newPerson('Anna'), await newPerson('Bob')];
  for (const { watch } of [anna, bob]) watch.allow(/40[134] \(/);
  const setUp = await setUpAddress(host);
  const annas = hear(anna.page.context());
  await entryPage(anna.page).setUp(setUp, 'Anna', 'four calm words suffice');
  await expect(anna.page.getByRole('heading', { name: 'Maps' })).toBeVisible();
  const setUpToken = tokenOf(setUp);
  findNone([setUpToken], { ...(await remembered(anna.page)), said: await annas.heard() });

  const post = async (path: string, data: unknown) => {
    const answer = await anna.page.request.post(`${url}/api/v1${path}`, { headers: { origin: url }, data });
    expect(answer.ok()).toBe(true);
    return (await answer.json()) as Record<string, string>;
  };
  const { id, room } = await post('/maps', { title: 'The parcel', from: { json: smallMap } });
  const link = await post(`/maps/${id}/links`, { role: 'editor', expiresIn: null, verbatims: true });
  const ticket = await post(`/maps/${id}/tickets`, {});

  const bobs = hear(bob.page.context());
  await bob.page.goto(`${url}/maps`);
  await entryPage(bob.page).join(link['url'] ?? '', 'Bob');
  await expect(bob.map.touchpoint('Pay')).toBeVisible();
  await bob.map.rename(bob.map.touchpoint('Pay'), 'Pay by card');
  await expect(bob.map.saved).toBeVisible();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${room}?access=${ticket['access']}`);
  await new Promise((resolve) => socket.addEventListener('message', resolve));
  socket.close();
  const sessions = [...(await anna.page.context().cookies()), ...(await bob.page.context().cookies())];
  const keys = [
    setUpToken,
    link['token'] ?? '',
    ticket['access'] ?? '',
    ...sessions.map(({ value }) => value),
  ];
  expect(keys.every((key) => key.length > 20) && keys.length >= 6).toBe(true);

  await test.step('in the guest’s browser, there and on the way back and forth', async () => {
    findNone(keys, await remembered(bob.page));
    await bob.page.goBack();
    await bob.page.waitForLoadState('networkidle');
    findNone(keys, await remembered(bob.page));
    await bob.page.goForward();
    await expect(bob.map.touchpoint('Pay by card')).toBeVisible();
    await bob.page.reload();
    await expect(bob.map.touchpoint('Pay by card')).toBeVisible();
    findNone(keys, { ...(await remembered(bob.page)), said: await bobs.heard() });
  });

  await test.step('on the server', async () => {
    const audit = await anna.page.request.get(`${url}/api/v1/maps/${id}/audit`);
    const log = host.log.join('\n').replaceAll(setUp, 'the set-up link, which is printed to be read');
    findNone(keys, { audit: await audit.text(), log });
  });

  await test.step('the same search finds a token where there is one', async () => {
    await bob.page.evaluate((token) => {
      history.replaceState(null, '', `#${token}`);
      localStorage.setItem('control', token);
      console.info(token);
    }, link['token'] ?? '');
    const planted = placesOf(keys, { ...(await remembered(bob.page)), said: await bobs.heard() });
    noteProof({
      id: 'S19',
      figures: { secrets: keys.length, found, 'found where planted': planted.length },
    });
    expect(planted.map((line) => line.split(':')[0])).toEqual([
      'address',
      'entries',
      'history',
      'kept',
      'said',
    ]);
  });
});

/** Printed after the line that says that it listens. */
async function setUpAddress({ log }: RunningServer): Promise<string> {
  const find = () => log.find((each) => each.includes('"event":"setup"'));
  await expect.poll(find).toBeDefined();
  return String(JSON.parse(find() ?? '{}').url);
}

function tokenOf(address: string): string {
  return address.slice(address.indexOf('#') + 1);
}
