import { api } from './api.ts';
import { cutOff } from './cutOff.ts';
import { expect, test, type Person } from './fixtures.ts';

test.use({ serviceWorkers: 'allow' });

const small = 1_499;
const large = 1_999;

/** 3,500 nodes: two stages, the first with 1,499 touchpoints. Beside that there is room for 1,500 more. */
const bigMap = {
  throughline: 1,
  stages: [stage('s-small', 'I compare', 'a0', 0), stage('s-large', 'I use it', 'a1', 20_000)],
  touchpoints: [...touchpoints('s-small', small), ...touchpoints('s-large', large)],
};

function stage(id: string, name: string, order: string, x: number) {
  return { id, name, order, position: { x, y: 0 } };
}

function touchpoints(of: string, count: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `${of}-${n}`,
    stage: of,
    name: `Step ${n} of a long way`,
    description: `What people say about step ${n}, in a sentence of some length, as a workshop leaves it behind.`,
    order: `a${String(n).padStart(4, '0')}V`,
    position: { x: 32 + (n % 40) * 260, y: 80 + Math.floor(n / 40) * 120 },
  }));
}

test('1,500 things are duplicated in one act, undone once, and pasted offline: the other browser shows the same', async ({
  server,
  alice,
  bob,
}) => {
  alice.watch.allow(cutOff);
  const { id } = await api(server.url).makeMap('A very large map', bigMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  const before = await alice.map.contentHash();
  await expectSame(alice, bob, before);

  await test.step('a stage with its 1,499 touchpoints is duplicated, and then 5,000 things are selected', async () => {
    await chooseSmallStage(alice);
    await alice.page.keyboard.press('ControlOrMeta+d');
    await alice.page.keyboard.press('ControlOrMeta+a');
    await expect(alice.page.getByText('3 stages, 4,997 touchpoints')).toBeVisible();
    await expect(alice.map.saved).toBeVisible();
    await expectSame(alice, bob);
    expect(await alice.map.contentHash()).not.toBe(before);
    expect(await nodesOf(server.url, id)).toBe(5_000);
  });

  await test.step('one undo takes all of it back', async () => {
    await alice.map.undo();
    await expect(alice.map.saved).toBeVisible();
    await expectSame(alice, bob, before);
    expect(await nodesOf(server.url, id)).toBe(3_500);
  });

  await test.step('the same is pasted without network, and arrives on return', async () => {
    await chooseSmallStage(alice);
    await alice.page.keyboard.press('ControlOrMeta+c');
    await alice.setOnline('offline');
    await alice.page.keyboard.press('ControlOrMeta+v');
    await expect(alice.page.getByText('Offline: not saved yet')).toBeVisible();
    const pasted = await alice.map.contentHash();
    expect(pasted).not.toBe(before);
    await alice.setOnline('online');
    await expect(alice.map.saved).toBeVisible();
    await expectSame(alice, bob, pasted);
    expect(await nodesOf(server.url, id)).toBe(5_000);
  });
});

/** By its name, since at this size hardly anything is on the screen. */
async function chooseSmallStage({ page, map }: Person): Promise<void> {
  await page.keyboard.press('ControlOrMeta+f');
  const field = page
    .getByRole('dialog')
    .getByRole('searchbox')
    .or(page.getByRole('dialog').getByRole('combobox'));
  await field.fill('I compare');
  await expect(field).toHaveAttribute('aria-activedescendant', /./);
  await field.press('Enter');
  await expect(field).toHaveCount(0);
  await expect(map.stage('I compare')).toHaveAttribute('aria-current', 'true');
}

async function expectSame(one: Person, other: Person, hash?: string): Promise<void> {
  if (hash !== undefined) await expect.poll(() => one.map.contentHash()).toBe(hash);
  await expect.poll(async () => (await other.map.contentHash()) === (await one.map.contentHash())).toBe(true);
}

async function nodesOf(url: string, id: string): Promise<number> {
  const { map } = await api(url).map(id);
  const { stages, touchpoints: all } = map as { stages: unknown[]; touchpoints: unknown[] };
  return stages.length + all.length;
}
