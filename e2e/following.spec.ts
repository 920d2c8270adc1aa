import { api } from './api.ts';
import { expect, test, type Person } from './fixtures.ts';
import { middleGap } from './middleGap.ts';
import { boxOf } from './pages/mapPage.ts';
import { smallMap } from './smallMap.ts';

const rightEdge = ({ x, width }: { readonly x: number; readonly width: number }) => x + width;

test('a person who is followed takes the other along, until an own move or Stop', async ({
  server,
  alice,
  bob,
}) => {
  const { id } = await api(server.url).makeMap('Follow me', smallMap);
  await bob.page.setViewportSize({ width: 1000, height: 700 });
  await alice.map.open(server.url, id);
  await bob.map.open(server.url, id);
  const avatar = bob.map.people.getByRole('button', { name: 'Follow Alice' });
  const line = bob.map.canvas.getByText('Following Alice');
  const lensOf = ({ page }: Person) => page.getByRole('button', { name: /Lens/ });
  const zoomIn = async ({ page }: Person) => {
    for (let n = 0; n < 3; n++) await page.keyboard.press('+');
  };
  const widthFor = async ({ map }: Person) => (await boxOf(map.touchpoint('Pay'))).width;
  const own = await widthFor(bob);

  await test.step('lens and place are those of the followed person, and go with them', async () => {
    await alice.page.keyboard.press('4');
    await avatar.focus();
    await bob.page.keyboard.press('Enter');
    await expect(avatar).toHaveAttribute('aria-pressed', 'true');
    await expect(line).toBeVisible();
    await expect(lensOf(bob)).toHaveText(await lensOf(alice).innerText());
    await zoomIn(alice);
    await expect.poll(() => middleGap(alice, bob)).toBeLessThan(3);
  });

  await test.step('a name flag stays on the canvas, also at its edge', async () => {
    const edge = rightEdge(await boxOf(alice.map.canvas));
    await alice.page.mouse.move(edge - 4, 300, { steps: 3 });
    const flag = bob.map.canvas.getByText('Alice', { exact: true });
    const room = rightEdge(await boxOf(bob.map.canvas));
    await expect.poll(async () => Math.abs(rightEdge(await boxOf(flag)) - room)).toBeLessThan(2);
  });

  await test.step('Stop gives one’s own back', async () => {
    await bob.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(line).toHaveCount(0);
    await expect(avatar).toBeFocused();
    await expect(lensOf(bob)).not.toHaveText(await lensOf(alice).innerText());
    expect(await widthFor(bob)).toBeCloseTo(own, 1);
  });

  await test.step('an own move ends it where it led', async () => {
    await bob.map.command('Follow Alice');
    await expect.poll(() => middleGap(alice, bob)).toBeLessThan(3);
    await bob.page.keyboard.press('-');
    await expect(line).toHaveCount(0);
    await expect(avatar).toHaveAttribute('aria-pressed', 'false');
    await expect(lensOf(bob)).not.toHaveText(await lensOf(alice).innerText());
    const there = await widthFor(bob);
    await alice.map.showAll();
    await alice.map.select(alice.map.touchpoint('Pay'));
    await expect(bob.map.canvas.getByText('Alice')).toBeAttached();
    expect(await widthFor(bob)).toBe(there);
  });
});
