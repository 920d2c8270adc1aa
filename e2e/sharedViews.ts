import type { HostedServer } from './hostServer.ts';
import { expect, type Person } from './fixtures.ts';
import { entryPage } from './pages/entryPage.ts';
import { sharePage } from './pages/sharePage.ts';

/** The owner's browser and a guest's, the map between them, and the link that the guest came in by. */
export type Shared = {
  readonly hosted: HostedServer;
  readonly owner: Person;
  readonly guest: Person;
  readonly mapId: string;
  readonly link: { readonly id: string; readonly token: string };
};

export type SharedView = {
  readonly name: string;
  readonly of: 'owner' | 'guest';
  readonly show: (shared: Shared) => Promise<void>;
};

/** What belongs to a map with more than one person on it; each follows from the one before. */
export const sharedViews: readonly SharedView[] = [
  {
    name: 'join by code',
    of: 'guest',
    show: async ({ guest, hosted }) => {
      await guest.page.goto(`${hosted.server.url}/join`);
      await expect(guest.page.getByLabel('Code')).toBeVisible();
    },
  },
  {
    name: 'sign in',
    of: 'guest',
    show: async ({ guest }) => {
      await guest.page.getByRole('button', { name: 'Sign in with a password' }).click();
      await expect(guest.page.getByLabel('Password')).toBeVisible();
    },
  },
  {
    name: 'no comments yet',
    of: 'guest',
    show: async ({ guest, hosted, link }) => {
      await entryPage(guest.page).join(`${hosted.server.url}/join#${link.token}`, 'Konstantina Papadopoulou');
      await expect(guest.map.touchpoint('Pay')).toBeVisible();
      await guest.page.getByRole('button', { name: 'Comments', exact: true }).click();
      await expect(guest.page.getByText('Nobody has said anything about this map yet.')).toBeVisible();
      await expect(guest.page.getByText(/press M, or hold a finger on one and choose Comment/)).toBeVisible();
    },
  },
  {
    name: 'a thread',
    of: 'guest',
    show: async ({ guest, owner, hosted, mapId }) => {
      await owner.map.open(hosted.server.url, mapId);
      await guest.page.keyboard.press('Escape');
      await comment(guest, 'Pay', 'The voucher is refused whenever somebody pays by invoice. @ol');
      await guest.page.keyboard.press('Enter');
      await guest.page.keyboard.type('can you look at it before Thursday?');
      await guest.page.keyboard.press('ControlOrMeta+Enter');
      await expect(talk(guest).getByText(/before Thursday/)).toHaveCount(1);
      await talk(guest)
        .getByRole('textbox', { name: 'Your reply' })
        .fill('It was so in June as well: https://example.org/a-long-address/that-nobody-can-break/2026/06');
      await talk(guest).getByRole('button', { name: 'Reply' }).click();
      await expect(talk(guest).getByText(/in June as well/)).toHaveCount(1);
    },
  },
  {
    name: 'comments',
    of: 'owner',
    show: async ({ owner, guest }) => {
      await guest.page.keyboard.press('Escape');
      await comment(guest, 'Open the door', 'Nobody owns this one.');
      await guest.page.keyboard.press('ControlOrMeta+Enter');
      await owner.page.getByRole('button', { name: 'Comments, 3 unread' }).click();
      await expect(talk(owner).getByText('Mentions you')).toBeVisible();
    },
  },
  {
    name: 'history',
    of: 'owner',
    show: async ({ owner }) => {
      await owner.map.command('History');
      const panel = owner.page.getByRole('complementary', { name: 'History' });
      await panel.getByRole('textbox', { name: 'Name this version' }).fill('After the workshop in June');
      await panel.getByRole('button', { name: 'Keep' }).click();
      await expect(panel.getByRole('button', { name: /After the workshop/ })).toBeVisible();
    },
  },
  {
    name: 'an older version',
    of: 'owner',
    show: async ({ owner, guest }) => {
      await guest.page.keyboard.press('Escape');
      await guest.map.rename(guest.map.touchpoint('Pay'), 'Pay by card or by invoice');
      await guest.map.remove(guest.map.touchpoint('Open the door'));
      await expect(owner.map.touchpoint('Open the door')).toHaveCount(0);
      await owner.page.getByRole('button', { name: /After the workshop/ }).click();
      await expect(owner.page.getByRole('region', { name: 'Changed since' })).toBeVisible();
      await expect(owner.page.getByRole('complementary', { name: 'Version' })).toBeVisible();
    },
  },
  {
    name: 'share',
    of: 'owner',
    show: async ({ owner }) => {
      await owner.page.keyboard.press('Escape');
      await owner.page.keyboard.press('Escape');
      // On a phone the bar has no room for the button.
      await owner.map.command('Share');
      await expect(sharePage(owner.page).dialog).toBeVisible();
    },
  },
  {
    name: 'a new link',
    of: 'owner',
    show: ({ owner }) => sharePage(owner.page).makeLink(),
  },
  {
    name: 'people on a map',
    of: 'owner',
    show: async ({ owner }) => {
      const share = sharePage(owner.page);
      await share.showPeople();
      await expect(share.line('Konstantina Papadopoulou')).toContainText('here now');
    },
  },
  {
    name: 'what happened',
    of: 'owner',
    show: async ({ owner }) => {
      await owner.page.getByRole('tab', { name: 'What happened' }).click();
      await expect(owner.page.getByRole('table')).toBeVisible();
    },
  },
  {
    name: 'account',
    of: 'owner',
    show: async ({ owner }) => {
      await sharePage(owner.page).close();
      await owner.page.getByRole('button', { name: 'You: Olga' }).click();
      await owner.page.getByRole('button', { name: 'Account…' }).click();
      await expect(owner.page.getByRole('listitem', { name: /^This browser/ })).toBeVisible();
    },
  },
  {
    name: 'offline',
    of: 'guest',
    show: async ({ guest }) => {
      await guest.setOnline('offline');
      await guest.map.rename(guest.map.touchpoint('Place the order'), 'Order by phone, or in the shop');
      await expect(guest.page.getByText(/not saved yet, 1 edit/)).toBeAttached();
    },
  },
  {
    name: 'unsaved work',
    of: 'guest',
    show: async ({ guest, hosted, link }) => {
      await hosted.changeLink(link.id, 'viewer');
      await guest.setOnline('online');
      await expect(
        guest.page.getByRole('dialog', { name: 'Unsaved work' }).getByText('Order by phone').first(),
      ).toBeVisible();
    },
  },
  {
    name: 'may look',
    of: 'guest',
    show: async ({ guest }) => {
      await guest.page.keyboard.press('Escape');
      await expect(guest.page.getByRole('button', { name: 'Unsaved work' })).toBeVisible();
    },
  },
  {
    name: 'the way in is gone',
    of: 'guest',
    show: async ({ guest, hosted, link }) => {
      await hosted.revokeLink(link.id);
      await expect(guest.page.getByRole('alert')).toBeVisible();
    },
  },
];

function talk({ page }: Person) {
  return page.getByRole('complementary', { name: /^Comments/ });
}

async function comment(by: Person, on: string, text: string): Promise<void> {
  const { page, map } = by;
  await map.select(map.touchpoint(on));
  await page.keyboard.press('m');
  await expect(talk(by).getByRole('textbox', { name: `Comment on ${on}` })).toBeFocused();
  await page.keyboard.type(text);
}
