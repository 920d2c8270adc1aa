import { expect, type Locator, type Page } from '@playwright/test';

/** Pixels on the screen, as a pointer moves. */
export type Shift = { readonly x: number; readonly y: number };

/** The editor as a person knows it: things by their name, work by keys and pointer. */
export function mapPage(page: Page) {
  const canvas = page.getByRole('main', { name: 'Map' });
  const touchpoint = (name: string) => named('Touchpoint', name);
  const stage = (name: string) => named('Stage', name);

  function named(kind: string, name: string): Locator {
    return canvas.getByRole('group', { name: new RegExp(`^${kind} ${escaped(name)}(,|$)`) });
  }

  async function select(thing: Locator): Promise<void> {
    const box = await boxOf(thing);
    await page.mouse.click(box.x + 16, box.y + 12);
    await expect(thing).toHaveAttribute('aria-current', 'true');
  }

  async function nameIt(name: string): Promise<void> {
    const field = canvas.getByRole('textbox');
    await field.fill(name);
    await field.press('Enter');
    await expect(field).toHaveCount(0);
  }

  async function grab(thing: Locator, by: Shift): Promise<void> {
    const box = await boxOf(thing);
    await page.mouse.move(box.x + 20, box.y + 14);
    await page.mouse.down();
    await page.mouse.move(box.x + 20 + by.x, box.y + 14 + by.y, { steps: 12 });
  }

  /** Types into the list that has the screen, and takes the line that it leads to. */
  async function takeFirst(words: string): Promise<void> {
    const list = page.getByRole('dialog');
    const field = list.getByRole('searchbox').or(list.getByRole('combobox'));
    await field.fill(words);
    await expect(field).toHaveAttribute('aria-activedescendant', /./);
    // What the line leads to may be a dialog with a field of its own: this one has to go.
    const thisField = await field.elementHandle();
    await field.press('Enter');
    await thisField?.waitForElementState('hidden');
  }

  return {
    canvas,
    touchpoint,
    stage,
    select,
    saved: page.getByText('Saved', { exact: true }),
    people: page.getByRole('list', { name: 'People on this map' }),
    open: async (url: string, id: string) => {
      await page.goto(`${url}/m/${id}`);
      await expect(canvas).toBeVisible();
      // On a phone the sign has no words, only its picture.
      await expect(page.getByText('Saved', { exact: true })).toBeAttached();
    },
    /** A new stage, or a touchpoint behind the selection, by key and typed name. */
    draw: async (what: 'stage' | 'touchpoint', name: string) => {
      await page.keyboard.press(what === 'stage' ? 's' : 't');
      await nameIt(name);
    },
    rename: async (thing: Locator, name: string) => {
      await select(thing);
      await page.keyboard.press('F2');
      await nameIt(name);
    },
    remove: async (thing: Locator) => {
      await select(thing);
      await page.keyboard.press('Delete');
      await expect(thing).toHaveCount(0);
    },
    /** Gives the selection its one owner: O, type, Enter. */
    chooseOwner: async (department: string) => {
      await page.keyboard.press('o');
      const field = page.getByRole('dialog').getByRole('combobox');
      await field.fill(department);
      await field.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    },
    /** Shows the failures of some days only (YYYY-MM-DD, both included), by typing them. */
    brush: async ({ from, to }: { readonly from: string; readonly to: string }) => {
      await page.getByRole('button', { name: /^Filter( |$)/ }).click();
      const filter = page.getByRole('dialog', { name: 'Filter failures' });
      for (const [label, day] of [
        ['From', from],
        ['To', to],
      ] as const) {
        const field = filter.getByLabel(label, { exact: true });
        await field.fill(day);
        await field.press('Enter');
      }
      await filter.getByLabel('To', { exact: true }).press('Escape');
      await expect(filter).toHaveCount(0);
    },
    undo: () => page.keyboard.press('ControlOrMeta+z'),
    /** Brings the whole map into view (Shift+1). */
    showAll: () => page.keyboard.press('Shift+Digit1'),
    /** Finds a thing by its name and brings it close. */
    goTo: async (name: string) => {
      await page.keyboard.press('ControlOrMeta+f');
      await takeFirst(name);
      await page.keyboard.press('Shift+Digit2');
      await expect(touchpoint(name)).toBeVisible();
    },
    /** Runs a command by its name, from the list of all commands. */
    command: async (name: string) => {
      await page.keyboard.press('ControlOrMeta+k');
      await takeFirst(name);
    },
    /** Closes what was said, so that nothing lies over the map. */
    dismissNotices: async () => {
      const dismiss = page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' });
      while ((await dismiss.count()) > 0) await dismiss.first().click();
    },
    /** Presses the button on a thing and moves it, without letting go. */
    grab,
    drop: () => page.mouse.up(),
    /** What this browser's copy of the map holds, as one number. */
    contentHash: () => page.evaluate(() => globalThis.throughline?.contentHash() ?? 'no map is open'),
  };
}

export type MapPage = ReturnType<typeof mapPage>;

/** Where a thing stands on the screen, once it stands anywhere. */
export async function boxOf(thing: Locator) {
  await expect(thing).toBeVisible();
  const box = await thing.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
