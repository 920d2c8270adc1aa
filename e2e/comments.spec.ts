import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { api } from './api.ts';
import { cutOff } from './cutOff.ts';
import { expect, test } from './fixtures.ts';
import { geometryProblems } from './geometryProblems.ts';
import { keptByBrowser } from './keptByBrowser.ts';
import { entryPage } from './pages/entryPage.ts';
import { smallMap } from './smallMap.ts';

test.use({ serviceWorkers: 'allow' });

/** A browser says in red that it was refused, or that its network is gone. */
const refused = /40[13] \(|WebSocket|ERR_INTERNET_DISCONNECTED/;
const panel = (page: Page) => page.getByRole('complementary', { name: /^Comments/ });

test('two people talk about a touchpoint: comment, mention, reply, resolve, and what is written offline', async ({
  server,
  alice,
  bob,
}) => {
  const { id } = await api(server.url).makeMap('Talked about', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  await expect(alice.map.people.getByRole('button', { name: 'Follow Bob' })).toBeVisible();

  await test.step('M on a touchpoint, a mention by key, ⌘Enter', async () => {
    await alice.map.select(alice.map.touchpoint('Track the parcel'));
    await alice.page.keyboard.press('m');
    const field = panel(alice.page).getByRole('textbox', { name: 'Comment on Track the parcel' });
    await expect(field).toBeFocused();
    await alice.page.keyboard.type('Who owns this, @bo');
    await expect(panel(alice.page).getByRole('option', { name: 'Bob' })).toBeVisible();
    await alice.page.keyboard.press('Enter');
    await expect(field).toHaveValue('Who owns this, @Bob ');
    await alice.page.keyboard.press('ControlOrMeta+Enter');
    await expect(field).toHaveValue('');
    await expect(panel(alice.page).getByText('Alice (you)')).toBeVisible();
  });

  await test.step('Bob is told, opens it from the list, and answers', async () => {
    await bob.page.getByRole('button', { name: 'Comments, 1 unread' }).click();
    const thread = panel(bob.page).getByRole('button', { name: /Track the parcel/ });
    await expect(thread).toContainText('Mentions you');
    await thread.click();
    await expect(bob.map.touchpoint('Track the parcel')).toHaveAttribute('aria-current', 'true');
    await expect(bob.page.getByRole('button', { name: 'Comments', exact: true })).toBeVisible();
    const { violations } = await new AxeBuilder({ page: bob.page }).include('aside').analyze();
    expect(violations.map(({ id: rule }) => rule)).toEqual([]);
    expect(await geometryProblems(bob.page)).toEqual([]);
    await panel(bob.page).getByRole('textbox', { name: 'Your reply' }).fill('We do, from today.');
    await panel(bob.page).getByRole('button', { name: 'Reply' }).click();
    await expect(panel(alice.page).getByText('We do, from today.')).toBeVisible();
  });

  await test.step('what one was rewording when somebody deleted it is handed back', async () => {
    const theirs = { name: 'More about the comment by Bob' };
    await panel(bob.page).getByRole('button', theirs).click();
    await bob.page.getByRole('menuitem', { name: 'Edit' }).click();
    await panel(bob.page).getByRole('textbox', { name: 'Your comment' }).fill('We do, from');
    await panel(alice.page).getByRole('button', theirs).click();
    await alice.page.getByRole('menuitem', { name: 'Delete' }).click();
    const lost = 'The comment was deleted while you were changing it to “We do, from”.';
    await expect(bob.page.getByText(lost)).toBeVisible();
    await expect(bob.page.getByRole('button', { name: 'Copy the words' })).toBeVisible();
    await bob.map.dismissNotices();
    await alice.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(panel(bob.page).getByText('We do, from today.')).toBeVisible();
  });

  await test.step('a comment deleted comes back by its toast; the map’s undo does not touch it', async () => {
    await panel(bob.page).getByRole('button', { name: 'More about the comment by Bob' }).click();
    await bob.page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(panel(alice.page).getByText('We do, from today.')).toHaveCount(0);
    await bob.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(panel(alice.page).getByText('We do, from today.')).toBeVisible();
    await bob.page.keyboard.press('ControlOrMeta+z');
    await expect(panel(bob.page).getByText('We do, from today.')).toBeVisible();
  });

  await test.step('without network all can be read, and what is said waits through a reload, sent in order', async () => {
    alice.watch.allow(cutOff);
    await alice.page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await expect.poll(() => alice.page.evaluate(keptByBrowser)).toContain('We do, from today.');
    await alice.setOnline('offline');
    const reply = panel(alice.page).getByRole('textbox', { name: 'Your reply' });
    await reply.fill('First, from the train.');
    await reply.press('ControlOrMeta+Enter');
    await reply.fill('Second, from the train.');
    await reply.press('ControlOrMeta+Enter');
    await expect(panel(alice.page).getByText('2 acts are waiting to be sent')).toBeVisible();
    await alice.page.reload();
    await alice.page.getByRole('button', { name: 'Comments', exact: true }).click();
    await panel(alice.page)
      .getByRole('button', { name: /Track the parcel/ })
      .click();
    for (const said of ['We do, from today.', 'First, from the train.', 'Second, from the train.'])
      await expect(panel(alice.page).getByText(said)).toBeVisible();
    await alice.setOnline('online');
    await alice.page.addInitScript(readKeptTalkLate);
    await alice.page.reload();
    await expect(alice.map.touchpoint('Track the parcel')).toBeVisible();
    await expect(panel(bob.page).getByText(/, from the train\./)).toHaveText([
      'First, from the train.',
      'Second, from the train.',
    ]);
    await expect(alice.page.locator('html[data-kept-talk="read"]')).toBeAttached();
    await panel(bob.page).getByRole('textbox', { name: 'Your reply' }).fill('Have a good journey.');
    await panel(bob.page).getByRole('button', { name: 'Reply' }).click();
    await expect(alice.page.getByRole('button', { name: 'Comments, 1 unread', exact: true })).toBeVisible();
  });

  await test.step('resolved, it is kept; its thing deleted, it says so and comes back with it', async () => {
    await panel(bob.page).getByRole('button', { name: 'Resolve' }).click();
    await bob.page.keyboard.press('Escape');
    await expect(panel(bob.page).getByText('Nothing is open.')).toBeVisible();
    await panel(bob.page).getByText('Resolved', { exact: true }).click();
    await expect(panel(bob.page).getByRole('button', { name: /^Track the parcel/ })).toBeVisible();
    await alice.map.remove(alice.map.touchpoint('Track the parcel'));
    await expect(
      panel(bob.page).getByRole('button', { name: /^A touchpoint that was deleted/ }),
    ).toBeVisible();
    await alice.map.undo();
    await expect(panel(bob.page).getByRole('button', { name: /^Track the parcel/ })).toBeVisible();
  });
});

test('words on their way to a comment are their writer’s: called off, read-only, cut off, and gone with them', async ({
  hosted,
  alice,
}) => {
  const { page, map, watch } = alice;
  watch.allow(refused);
  const { url } = hosted.server;
  const { id } = await hosted.makeMap('Half thoughts', smallMap);
  const link = await hosted.makeLink(id, 'commenter');
  const address = `${url}/join#${link.token}`;
  await entryPage(page).join(address, 'Gus');
  const fieldOn = async (name: string) => {
    await map.select(map.touchpoint(name));
    await page.keyboard.press('m');
    return panel(page).getByRole('textbox', { name: `Comment on ${name}` });
  };
  const more = panel(page).getByRole('button', { name: 'More about the comment by Gus' });

  await test.step('Cancel on an edit gives the focus back, and the next edit begins with what was said', async () => {
    const field = await fieldOn('Pay');
    await field.fill('Said once');
    await field.press('ControlOrMeta+Enter');
    const edit = panel(page).getByRole('textbox', { name: 'Your comment' });
    await more.click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await edit.fill('Called off');
    await panel(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(more).toBeFocused();
    await more.click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expect(edit).toHaveValue('Said once');
    await edit.fill('Said better');
    await edit.press('ControlOrMeta+Enter');
    await expect(more).toBeFocused();
  });

  await test.step('who may only look keeps their words, to read and copy', async () => {
    const field = await fieldOn('Track the parcel');
    await field.fill('Half a thought');
    await hosted.changeLink(link.id, 'viewer');
    await expect(panel(page).getByText('You may look at this map, not comment.')).toBeVisible();
    await expect(field).toHaveValue('Half a thought');
    await expect(field).not.toBeEditable();
    await expect(panel(page).getByRole('button', { name: 'Copy' })).toBeVisible();
    await hosted.changeLink(link.id, 'commenter');
    await expect(field).toBeEditable();
    const news = page.getByRole('region', { name: 'Notices' });
    await expect(news.getByText(/^You may now comment/)).toBeVisible();
    await expect(news.locator('[data-tone="problem"]')).toHaveCount(1);
  });

  await test.step('without network one stays signed in, and reads so', async () => {
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await alice.setOnline('offline');
    await page.getByRole('button', { name: 'You: Gus' }).click();
    await page.getByRole('button', { name: 'Leave this map' }).click();
    await expect(page.getByRole('alert').getByText(/so you are still signed in/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('textbox', { name: /^Comment on/ })).toHaveValue('Half a thought');
    await alice.setOnline('online');
  });

  await test.step('who comes next in this browser does not read them', async () => {
    await page.getByRole('button', { name: 'You: Gus' }).click();
    await page.getByRole('button', { name: 'Leave this map' }).click();
    await expect(page).not.toHaveURL(/\/m\//);
    expect(await page.evaluate(keptByBrowser)).not.toContain('Half a thought');
    await entryPage(page).join(address, 'Hanna');
    await expect(await fieldOn('Track the parcel')).toHaveValue('');
  });

  await test.step('whose link is revoked can say no more, and reads why', async () => {
    const field = panel(page).getByRole('textbox', { name: 'Comment on Track the parcel' });
    await field.fill('Too late');
    await hosted.revokeLink(link.id);
    await expect(panel(page).getByText('nothing can be said here now')).toBeVisible();
    await expect(field).not.toBeEditable();
    await page.getByRole('button', { name: 'You: Hanna' }).click();
    await expect(page.getByText('You are out of this map.')).toBeVisible();
  });
});

/** In the page: what this browser kept of a talk is read when its line stands, and before the server's answer is heard. */
function readKeptTalkLate(): void {
  const get = IDBObjectStore.prototype.get;
  IDBObjectStore.prototype.get = function late(key) {
    const request = get.call(this, key);
    if (!String(key).endsWith('.talk') || this.transaction.mode !== 'readonly') return request;
    const listen = request.addEventListener.bind(request);
    request.addEventListener = (type: string, hear: (event: Event) => void) =>
      listen(type, (event) =>
        setTimeout(() => {
          hear(event);
          document.documentElement.dataset['keptTalk'] = 'read';
        }, 1_000),
      );
    return request;
  };
  globalThis.WebSocket = class extends WebSocket {
    override set onmessage(hear: (event: MessageEvent) => void) {
      const delay = this.url.includes('.talk') ? 2_000 : 0;
      this.addEventListener('message', (event) => setTimeout(hear, delay, event));
    }
  };
}
