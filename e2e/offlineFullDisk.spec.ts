import { api } from './api.ts';
import { cutOff } from './cutOff.ts';
import { expect, test } from './fixtures.ts';
import { smallMap } from './smallMap.ts';

test.use({ serviceWorkers: 'allow' });

test('who leaves a map is asked first where what they typed is neither saved nor kept', async ({
  server,
  alice,
}) => {
  alice.watch.allow(cutOff);
  const { page, map } = alice;
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...args) {
      if (sessionStorage.getItem('full') !== null) throw new DOMException('full', 'QuotaExceededError');
      return add.apply(this, args);
    };
  });
  const { id } = await api(server.url).makeMap('On a full disk', smallMap);
  await page.goto(`${server.url}/maps`);
  await page.getByRole('link', { name: 'On a full disk' }).click();
  await expect(map.saved).toBeVisible();
  // What the page has not loaded yet has to come from its own copy.
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  await alice.setOnline('offline');
  await map.rename(map.touchpoint('Pay'), 'Pay by card');
  await expect(page.getByText('no space left').first()).toBeVisible();

  const questions: string[] = [];
  let answer: 'accept' | 'dismiss' = 'dismiss';
  page.on('dialog', (dialog) => {
    questions.push(dialog.message());
    void dialog[answer]();
  });
  await test.step('who stays has the map as it was', async () => {
    await page.getByRole('button', { name: 'All maps' }).click();
    await expect.poll(() => questions.length).toBe(1);
    await page.evaluate(() => history.back());
    await expect.poll(() => questions.length).toBe(2);
    await expect(page).toHaveURL(new RegExp(`/m/${id}$`));
    await expect(map.touchpoint('Pay by card')).toBeVisible();
  });

  await test.step('who goes was told what is lost', async () => {
    answer = 'accept';
    await page.getByRole('button', { name: 'All maps' }).click();
    await expect(page).toHaveURL(/\/maps$/);
    expect(new Set(questions)).toEqual(new Set([expect.stringMatching(/not saved yet.*it is lost/)]));
  });

  await test.step('what is saved needs no question', async () => {
    await alice.setOnline('online');
    await page.getByRole('link', { name: 'On a full disk' }).click();
    await map.rename(map.touchpoint('Pay'), 'Pay in cash');
    await expect(map.saved).toBeVisible();
    await page.getByRole('button', { name: 'All maps' }).click();
    await expect(page).toHaveURL(/\/maps$/);
    expect(questions).toHaveLength(3);
  });
});
