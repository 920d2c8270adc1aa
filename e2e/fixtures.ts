import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { type RunningServer, startServer } from '../scripts/startServer.ts';
import { hostServer, type HostedServer } from './hostServer.ts';
import { mapPage, type MapPage } from './pages/mapPage.ts';
import { type Watch, watchPage } from './watchPage.ts';

/** One person with a browser profile of their own. */
export type Person = {
  readonly page: Page;
  readonly map: MapPage;
  readonly watch: Watch;
  /** Cuts the browser off from the network, or lets it back. */
  readonly setOnline: (state: 'online' | 'offline') => Promise<void>;
};

type TestFixtures = {
  /** A server for this test alone: it may be killed. */
  readonly ownServer: RunningServer;
  /** A server with accounts for this test alone, and its owner. */
  readonly hosted: HostedServer;
  readonly alice: Person;
  readonly bob: Person;
  /** More people, each by name and with a browser profile of their own. */
  readonly newPerson: (name: string) => Promise<Person>;
};

/**
 * The tests' ground: a real server, and alice and bob in two separate profiles. A test fails on any console error,
 * script error or breach of the CSP in their pages, whatever else it looked at.
 */
export const test = base.extend<TestFixtures, { readonly server: RunningServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  ownServer: async ({}, use) => {
    const server = await startServer();
    await use(server);
    await server.stop();
  },
  hosted: async ({}, use) => {
    const hosted = await hostServer();
    await use(hosted);
    await hosted.server.stop();
  },
  alice: async ({ browser }, use) => usePerson(browser, 'Alice', use),
  bob: async ({ browser }, use) => usePerson(browser, 'Bob', use),
  newPerson: async ({ browser }, use) => {
    const came: Awaited<ReturnType<typeof openPerson>>[] = [];
    await use(async (name) => {
      const next = await openPerson(browser, name);
      came.push(next);
      return next.person;
    });
    for (const each of came) await each.close();
  },
});

async function usePerson(browser: Browser, name: string, use: (person: Person) => Promise<void>) {
  const { person, close } = await openPerson(browser, name);
  await use(person);
  await close();
}

async function openPerson(browser: Browser, name: string) {
  const context = await browser.newContext();
  const watch = await watchPage(context, name);
  await context.addInitScript(
    (me) => {
      if (location.origin !== 'null') localStorage.setItem('throughline.person', JSON.stringify(me));
    },
    { id: name.toLowerCase(), name, hue: name === 'Alice' ? 2 : 5 },
  );
  const page = await context.newPage();
  const setOnline = (state: 'online' | 'offline') => context.setOffline(state === 'offline');
  const person: Person = { page, map: mapPage(page), watch, setOnline };
  const close = async () => {
    await context.close();
    expect(watch.problems(), 'errors in the browser that no test looked for').toEqual([]);
  };
  return { person, close };
}

export { expect };
