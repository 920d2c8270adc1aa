import type { Page } from '@playwright/test';
import { api } from './api.ts';
import { cutOff } from './cutOff.ts';
import { expect, test } from './fixtures.ts';
import { smallMap } from './smallMap.ts';

test.use({ serviceWorkers: 'allow' });

/** Resolves once this browser has the whole page for a start without network. */
const keepsPage = (page: Page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

test('what is typed without network survives reloads and a closed tab, and is saved on return', async ({
  server,
  alice,
  bob,
}) => {
  alice.watch.allow(cutOff);
  const { id } = await api(server.url).makeMap('On the train', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  await keepsPage(alice.page);

  await test.step('a map and its edits, through two reloads', async () => {
    await alice.setOnline('offline');
    await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
    await expect(alice.page.getByText('Offline: not saved yet, 1 edit')).toBeVisible();
    await alice.page.reload();
    await expect(alice.map.touchpoint('Pay by card')).toBeVisible();
    await expect(alice.page.getByText('not saved yet, 1 edit')).toBeVisible();
    await alice.map.rename(alice.map.touchpoint('Open the door'), 'Ring the bell');
    await expect(alice.page.getByText('not saved yet, 2 edits')).toBeVisible();
    await alice.page.reload();
    await expect(alice.map.touchpoint('Pay by card')).toBeVisible();
    await expect(alice.page.getByText('not saved yet, 2 edits')).toBeVisible();
  });

  await test.step('the list shows what is kept here, and says why there can be no new map', async () => {
    await alice.page.goto(`${server.url}/maps`);
    await expect(alice.page.getByRole('link', { name: 'On the train' })).toBeVisible();
    await expect(alice.page.getByText('The server cannot be reached.')).toBeVisible();
    await expect(alice.page.getByRole('button', { name: 'New map' })).toBeDisabled();
    await alice.page.getByRole('link', { name: 'On the train' }).click();
    await expect(alice.map.touchpoint('Ring the bell')).toBeVisible();
  });

  await test.step('a second tab of the same browser shows what the first one types, and the first is closed', async () => {
    const second = await alice.page.context().newPage();
    await second.goto(`${server.url}/m/${id}`);
    await expect(second.getByRole('group', { name: /^Touchpoint Ring the bell/ })).toBeVisible();
    await alice.page.bringToFront();
    await alice.map.rename(alice.map.touchpoint('Track the parcel'), 'Ask where it is');
    await expect(second.getByRole('group', { name: /^Touchpoint Ask where it is/ })).toBeVisible();
    await alice.page.close();
    await alice.setOnline('online');
    await expect(second.getByText('Saved', { exact: true })).toBeVisible();
  });

  for (const name of ['Pay by card', 'Ring the bell', 'Ask where it is'])
    await expect(bob.map.touchpoint(name)).toBeVisible();
});

test('a kept map opens although the server never says who this is', async ({ server, alice }) => {
  const { id } = await api(server.url).makeMap('A tired server', smallMap);
  await alice.map.open(server.url, id);
  await alice.page.route('**/api/v1/session', () => undefined);
  await alice.page.reload();
  await expect(alice.map.touchpoint('Pay')).toBeVisible();
  await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
  await expect(alice.map.saved).toBeVisible();
});

test('a window that keeps nothing works online and says so', async ({ server, alice }) => {
  await alice.page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
  });
  const { id } = await api(server.url).makeMap('A private window', smallMap);
  await alice.map.open(server.url, id);
  await expect(alice.page.getByText('This browser keeps no copy of the map.')).toBeVisible();
  await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
  await expect(alice.map.saved).toBeVisible();
  const { map } = await api(server.url).map(id);
  expect(JSON.stringify(map)).toContain('Pay by card');
});

test('what was typed with a page two schema versions back is done again after the reload', async ({
  server,
  alice,
  bob,
}) => {
  alice.watch.allow(cutOff);
  await alice.page.addInitScript(() => {
    // The page says that it writes an older version, for as long as the test has it be old.
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        const older = String(url).replace(/schema=(\d+)/, (_, version) => `schema=${Number(version) - 2}`);
        super(sessionStorage.getItem('old') === null ? url : older, protocols);
      }
    };
  });
  const { id } = await api(server.url).makeMap('After the upgrade', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);

  await alice.page.evaluate(() => sessionStorage.setItem('old', 'yes'));
  await alice.setOnline('offline');
  await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
  await bob.map.remove(bob.map.touchpoint('Pay'));
  await expect(bob.map.saved).toBeVisible();
  await alice.setOnline('online');
  await expect(alice.page.getByText('Not saved: 1 edit')).toBeVisible();

  await alice.page.evaluate(ageCopies);
  await alice.page.evaluate(() => sessionStorage.removeItem('old'));
  await alice.page.reload();
  await expect(alice.page.getByText('Your unsaved work is on the map again.')).toBeVisible();
  await expect(bob.map.touchpoint('Pay by card')).toBeVisible();
  await expect(alice.map.saved).toBeVisible();
  await expect.poll(() => alice.map.contentHash()).toBe(await bob.map.contentHash());
});

/** In the page: makes the copies kept there look as if an older page had written them. */
function ageCopies(): Promise<void> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('throughline');
    open.addEventListener('error', () => reject(open.error));
    open.addEventListener('success', () => {
      const transaction = open.result.transaction('rooms', 'readwrite');
      const rooms = transaction.objectStore('rooms');
      const all: IDBRequest<{ schemaVersion: number }[]> = rooms.getAll();
      all.addEventListener('success', () => {
        for (const room of all.result) rooms.put({ ...room, schemaVersion: room.schemaVersion - 2 });
      });
      transaction.addEventListener('complete', () => {
        open.result.close();
        resolve();
      });
    });
  });
}

test('a guest who types offline loses nothing when the link is revoked, a new one comes, and rights go', async ({
  hosted: { server, ...owner },
  alice,
}) => {
  alice.watch.allow(cutOff);
  alice.watch.allow(/status of 401/);
  const { id } = await owner.makeMap('A workshop', smallMap);
  const join = async (token: string, name = 'Alice'): Promise<string> => {
    const answer = await alice.page.request.post(`${server.url}/api/v1/session`, {
      data: { token, name },
      headers: { origin: server.url },
    });
    return String((await answer.json()).personId);
  };
  const namesOf = async () => {
    const { touchpoints } = await owner.map(id);
    return (touchpoints as { name: string }[]).map(({ name }) => name);
  };
  const first = await owner.makeLink(id, 'editor');
  const person = await join(first.token);
  await alice.map.open(server.url, id);
  await keepsPage(alice.page);

  await test.step('two reloads without network, then the link is revoked', async () => {
    await alice.setOnline('offline');
    await alice.map.rename(alice.map.touchpoint('Pay'), 'Pay by card');
    for (let reload = 0; reload < 2; reload += 1) {
      await alice.page.reload();
      await expect(alice.map.touchpoint('Pay by card')).toBeVisible();
      await expect(alice.page.getByText('not saved yet, 1 edit')).toBeVisible();
    }
    await owner.revokeLink(first.id);
    await alice.setOnline('online');
    await expect(alice.page.getByText('Not saved: 1 edit')).toBeVisible();
    expect(await namesOf()).toContain('Pay');
  });

  const second = await owner.makeLink(id, 'editor');
  await test.step('a new link, the same person, and the edit is saved', async () => {
    expect(await join(second.token)).toBe(person);
    await alice.page.goto(`${server.url}/m/${id}`);
    await expect(alice.map.touchpoint('Pay by card')).toBeVisible();
    await expect(alice.map.saved).toBeVisible();
    expect(await namesOf()).toContain('Pay by card');
  });

  const work = alice.page.getByRole('dialog', { name: 'Unsaved work' });
  await test.step('rights that went meanwhile turn edits into Unsaved work, which outlives a reload', async () => {
    await alice.setOnline('offline');
    await alice.map.rename(alice.map.touchpoint('Open the door'), 'Ring the bell');
    await expect(alice.page.getByText('not saved yet, 1 edit')).toBeVisible();
    await owner.changeLink(second.id, 'viewer');
    await alice.setOnline('online');
    await expect(work.getByText('Ring the bell').first()).toBeVisible();
    await expect(alice.map.touchpoint('Open the door')).toBeAttached();
    await expect(alice.map.touchpoint('Ring the bell')).toHaveCount(0);
    await expect(work.getByRole('button', { name: 'Apply to the map' })).toBeDisabled();
    await alice.page.reload();
    await alice.page.getByRole('button', { name: 'Unsaved work' }).click();
    await expect(work.getByText('Ring the bell').first()).toBeVisible();
    const download = alice.page.waitForEvent('download');
    await work.getByRole('button', { name: 'Download' }).click();
    expect((await download).suggestedFilename()).toMatch(/^unsaved work .*\.json$/);
  });

  await test.step('with the right to edit it is applied, as one step', async () => {
    await owner.changeLink(second.id, 'editor');
    await work.getByRole('button', { name: 'Apply to the map' }).click();
    await expect(alice.map.touchpoint('Ring the bell')).toBeVisible();
    await expect(alice.map.saved).toBeVisible();
    await expect(alice.page.getByRole('button', { name: 'Unsaved work' })).toHaveCount(0);
    expect(await namesOf()).toContain('Ring the bell');
  });

  await test.step('half of a new department is not lost with the right to add it', async () => {
    await alice.page.keyboard.press('Escape');
    const field = alice.page.getByRole('textbox', { name: 'Name of a new department' });
    await field.fill('Customer c');
    await owner.changeLink(second.id, 'viewer');
    await expect(alice.page.getByText('What you typed is not on the map: “Customer c”.')).toBeVisible();
    await expect(field).toHaveCount(0);
    await owner.changeLink(second.id, 'editor');
    await expect(field).toHaveValue('Customer c');
    await field.fill('');
    await expect(alice.map.saved).toBeVisible();
  });

  await test.step('what is typed is not sent under the name of who comes in with the same browser', async () => {
    await alice.setOnline('offline');
    await alice.map.rename(alice.map.touchpoint('Track the parcel'), 'Ask where it is');
    await expect(alice.page.getByText('not saved yet, 1 edit')).toBeVisible();
    expect(await join(second.token, 'Bob')).not.toBe(person);
    await alice.setOnline('online');
    await expect(work.getByText('Somebody else typed this with this browser')).toBeVisible();
    await expect(work.getByText('Ask where it is').first()).toBeVisible();
    await expect(alice.map.touchpoint('Track the parcel')).toBeAttached();
    expect(await namesOf()).toContain('Track the parcel');
    await work.getByRole('button', { name: 'Apply to the map' }).click();
    await expect(alice.map.touchpoint('Ask where it is')).toBeVisible();
    await expect(alice.map.saved).toBeVisible();
    await expect(alice.page.getByRole('button', { name: 'You: Bob' })).toBeVisible();
  });
});
