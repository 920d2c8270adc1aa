import type { Locator } from '@playwright/test';
import { contentHash } from '#document/contentHash.ts';
import { api } from './api.ts';
import { cutOff } from './cutOff.ts';
import { expect, test, type Person } from './fixtures.ts';
import { geometryProblems } from './geometryProblems.ts';
import { boxOf } from './pages/mapPage.ts';
import { smallMap } from './smallMap.ts';
import { joinAsStockClient } from './stockClient.ts';

test.use({ serviceWorkers: 'allow' });

const leftEdge = async (thing: Locator) => (await boxOf(thing)).x;

test('two people see each other draw, drag, own and undo', async ({ server, alice, bob }) => {
  const { id } = await api(server.url).makeMap('Together', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);

  await test.step('each sees that the other is there, and where', async () => {
    await expect(bob.map.people.getByRole('button', { name: 'Follow Alice' })).toBeVisible();
    await expect(alice.map.people.getByRole('button', { name: 'Follow Bob' })).toBeVisible();
    const box = await boxOf(alice.map.canvas);
    await alice.page.mouse.move(box.x + 300, box.y + 500, { steps: 5 });
    await expect(bob.map.canvas.getByText('Alice')).toBeVisible();
    await bob.page.mouse.move(box.x + 340, box.y + 500, { steps: 5 });
    await expect(alice.map.canvas.getByText('Bob')).toBeVisible();
  });

  await test.step('a new touchpoint', async () => {
    await alice.map.select(alice.map.touchpoint('Track the parcel'));
    await alice.map.draw('touchpoint', 'Get a text message');
    await expect(bob.map.touchpoint('Get a text message')).toBeVisible();
  });

  await test.step('a drag while it happens, which nobody has written yet', async () => {
    const seen = bob.map.touchpoint('Open the door');
    const before = await leftEdge(seen);
    await alice.map.grab(alice.map.touchpoint('Open the door'), { x: 90, y: 30 });
    await expect.poll(() => leftEdge(seen)).toBeGreaterThan(before + 40);
    expect(await positionOf(server.url, id, 't-door')).toEqual({ x: 32, y: 220 });
    await alice.map.drop();
    await expect.poll(() => positionOf(server.url, id, 't-door')).not.toEqual({ x: 32, y: 220 });
    await expect.poll(() => leftEdge(seen)).toBeGreaterThan(before + 40);
  });

  await test.step('an owner', async () => {
    await alice.map.select(alice.map.touchpoint('Pay'));
    await alice.map.chooseOwner('Logistics');
    await expect(bob.map.touchpoint('Pay')).toHaveAccessibleName(/Logistics/);
  });

  await test.step('Escape closes the list of owners, and then leads out of the field', async () => {
    const owner = alice.page.getByRole('combobox', { name: 'Owner' });
    await owner.fill('Nobody’s');
    await owner.press('Escape');
    await expect(alice.page.getByRole('listbox')).toHaveCount(0);
    await expect(owner).toHaveValue('Logistics');
    await owner.press('Escape');
    await expect(owner).not.toBeFocused();
  });

  await test.step('an undo of one’s own', async () => {
    await alice.map.undo();
    await expect(bob.map.touchpoint('Pay')).toHaveAccessibleName(/Sales/);
  });

  await test.step('the name of a path, edited where it stands', async () => {
    await alice.map.canvas.getByRole('group', { name: /from Pay to Track the parcel/ }).click();
    await alice.page.keyboard.press('F2');
    await alice.page.keyboard.type('Handed to the carrier');
    await alice.page.keyboard.press('Enter');
    await expect(bob.map.canvas.getByRole('group', { name: /, Handed to the carrier/ })).toBeVisible();
  });

  await test.step('a name edited from far out, as long as a name may be', async () => {
    await alice.map.select(alice.map.touchpoint('Open the door'));
    for (let step = 0; step < 8; step += 1) await alice.page.keyboard.press('-');
    await alice.page.keyboard.press('F2');
    await alice.page.keyboard.insertText('x'.repeat(400));
    await alice.page.keyboard.press('Enter');
    await expect(bob.map.touchpoint('x'.repeat(300))).toBeVisible();
  });

  await test.step('the map’s name, which the other types at the same time', async () => {
    const name = alice.page.getByLabel('Name of the map');
    await name.click();
    await name.press('End');
    await name.pressSequentially(', half ');
    await bob.page.getByLabel('Name of the map').fill('Side by side');
    await bob.page.getByLabel('Name of the map').press('Enter');
    await expect.poll(() => alice.map.contentHash()).toBe(await bob.map.contentHash());
    await name.pressSequentially('typed');
    await expect(name).toHaveValue('Together, half typed');
    await name.press('Enter');
    await expect(bob.page.getByLabel('Name of the map')).toHaveValue('Together, half typed');
  });
  await expect.poll(() => alice.map.contentHash()).toBe(await bob.map.contentHash());
});

test('nothing typed is lost when one is offline, the other drags, and the server is killed', async ({
  ownServer: server,
  alice,
  bob,
}) => {
  for (const { watch } of [alice, bob]) watch.allow(cutOff);
  const { id, room } = await api(server.url).makeMap('Rough weather', smallMap);
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);

  await test.step('Alice works offline and takes hold of a touchpoint', async () => {
    await alice.setOnline('offline');
    await alice.map.rename(alice.map.touchpoint('Place the order'), 'Order by phone');
    await alice.map.draw('touchpoint', 'Offline one');
    await alice.map.draw('touchpoint', 'Offline two');
    await expect(alice.page.getByText('Offline: not saved yet')).toBeVisible();
    await alice.map.grab(alice.map.touchpoint('Open the door'), { x: 60, y: 40 });
  });

  await test.step('Bob renames the same, deletes what Alice drags, and drags when the server is killed', async () => {
    await bob.map.rename(bob.map.touchpoint('Place the order'), 'Order in the shop');
    await bob.map.remove(bob.map.touchpoint('Open the door'));
    await expect(bob.map.saved).toBeVisible();
    await bob.map.grab(bob.map.touchpoint('Track the parcel'), { x: 40, y: 140 });
    await server.kill();
    await expect(bob.page.getByText('Offline', { exact: true })).toBeVisible();
    await bob.map.drop();
    await expect(bob.page.getByText('Offline: not saved yet')).toBeVisible();
  });

  await test.step('the server starts again and Alice returns', async () => {
    await server.restart();
    await expect(bob.map.saved).toBeVisible();
    await alice.setOnline('online');
    await expect(alice.page.getByText('A colleague deleted the touchpoint “Open the door”')).toBeVisible();
    await alice.map.drop();
    await expect(alice.map.saved).toBeVisible();
  });

  await test.step('one name was kept, and who typed the other one hears of it', async () => {
    const typed = [
      { person: alice, name: 'Order by phone' },
      { person: bob, name: 'Order in the shop' },
    ];
    const map = await mapOf(server.url, id);
    const kept = map.touchpoints.find((touchpoint) => touchpoint.id === 't-order')!.name;
    const lost = typed.filter(({ name }) => name !== kept);
    expect(lost).toHaveLength(1);
    for (const { person } of typed) await expect(person.map.touchpoint(kept)).toBeVisible();
    for (const { person, name } of lost) {
      await expect(person.page.getByText(`Your “${name}” was set aside`)).toBeVisible();
      await expect(person.page.getByRole('button', { name: `Use “${name}”` })).toBeVisible();
    }
    expect(await geometryProblems(alice.page)).toEqual([]);
  });

  await test.step('what was drawn offline and dropped without a server is there', async () => {
    for (const person of [alice, bob]) {
      await expect(person.map.touchpoint('Offline one')).toBeVisible();
      await expect(person.map.touchpoint('Offline two')).toBeVisible();
      await expect(person.map.touchpoint('Open the door')).toHaveCount(0);
    }
    expect(await positionOf(server.url, id, 't-track')).not.toEqual({ x: 32, y: 80 });
  });

  await test.step('both browsers and the reopened database hold the same map', async () => {
    await server.kill();
    await server.restart();
    const reopened = await joinAsStockClient(server.url, room);
    const hash = contentHash(reopened.doc);
    reopened.leave();
    expect(await hashesOf(alice, bob)).toEqual([hash, hash]);
  });

  await test.step('what a colleague deleted can be brought back', async () => {
    for (const person of [alice, bob]) await expect(person.map.saved).toBeVisible();
    await alice.page.getByRole('button', { name: 'Restore' }).click();
    await expect(bob.map.touchpoint('Open the door')).toBeVisible();
  });
});

test('what a colleague deleted comes back whole: its words, and what hung on it', async ({
  server,
  alice,
  bob,
}) => {
  const note = { id: 'n-1', text: 'What the customer said', position: { x: 0, y: 500 } };
  const [order, pay, ...others] = smallMap.touchpoints;
  const touchpoints = [order, { ...pay, description: 'By card or cash' }, ...others];
  const { id } = await api(server.url).makeMap('Whole again', { ...smallMap, touchpoints, notes: [note] });
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  const hash = await alice.map.contentHash();
  const noteOn = ({ map }: Person) => map.canvas.getByRole('group', { name: /^Note/ });
  const things = [
    noteOn,
    ({ map }: Person) => map.touchpoint('Pay'),
    ({ map }: Person) => map.stage('I buy it'),
  ];
  for (const thing of things) {
    await alice.map.select(thing(alice));
    await bob.map.remove(thing(bob));
    await expect(thing(alice)).toHaveCount(0);
    await alice.page.getByRole('button', { name: 'Restore' }).click();
    await expect(thing(bob)).toBeVisible();
    await expect.poll(() => bob.map.contentHash()).toBe(hash);
    await alice.map.dismissNotices();
    await bob.map.dismissNotices();
  }
  await alice.map.undo();
  await expect(bob.map.stage('I buy it')).toHaveCount(0);
  await expect(bob.map.touchpoint('Pay')).toHaveCount(0);

  await test.step('also the half of a name that stood in the inspector', async () => {
    await alice.map.select(alice.map.touchpoint('Track the parcel'));
    await alice.page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ask where');
    await bob.map.remove(bob.map.stage('I wait'));
    const half = alice.page.getByText('It was deleted while you were typing “Ask where”.');
    await expect(half).toBeVisible();
    await alice.page.getByRole('button', { name: 'Restore with this text' }).click();
    await expect(bob.map.stage('I wait')).toBeVisible();
    await expect(bob.map.touchpoint('Ask where')).toBeVisible();
  });
});

async function mapOf(url: string, id: string) {
  const { map } = await api(url).map(id);
  return map as { touchpoints: { id: string; name: string; position: { x: number; y: number } }[] };
}

async function positionOf(url: string, id: string, touchpoint: string) {
  const { touchpoints } = await mapOf(url, id);
  return touchpoints.find((one) => one.id === touchpoint)?.position;
}

function hashesOf(...people: Person[]): Promise<string[]> {
  return Promise.all(people.map((person) => person.map.contentHash()));
}
