import { cutOff } from './cutOff.ts';
import { expect, test } from './fixtures.ts';
import { geometryProblems } from './geometryProblems.ts';
import { seriousProblems } from './seriousProblems.ts';
import { sharedViews } from './sharedViews.ts';
import { smallMap } from './smallMap.ts';

const pictures = [
  { width: 1440, height: 900, theme: 'dark', isAlways: false },
  { width: 1440, height: 900, theme: 'light', isAlways: false },
  { width: 1024, height: 768, theme: 'light', isAlways: true },
  { width: 1024, height: 768, theme: 'dark', isAlways: false },
  { width: 390, height: 844, theme: 'light', isAlways: false },
  { width: 390, height: 844, theme: 'dark', isAlways: true },
] as const;

test.describe.configure({ mode: 'parallel' });

for (const { width, height, theme } of pictures.filter(
  ({ isAlways }) => isAlways || process.env['PICTURES'] === 'all',
)) {
  test(`what people share stands where it can be seen and reached, ${width} × ${height}, ${theme}`, async ({
    hosted,
    alice: owner,
    bob: guest,
  }) => {
    const { id: mapId } = await hosted.makeMap('The parcel that comes on Thursdays', smallMap);
    const link = await hosted.makeLink(mapId, 'editor');
    const [name = '', value = ''] = hosted.cookie.split('=');
    await owner.page.context().addCookies([{ name, value, url: hosted.server.url }]);
    for (const { page, watch } of [owner, guest]) {
      watch.allow(cutOff);
      watch.allow(/status of 40[13]/);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    }
    for (const view of sharedViews) {
      await test.step(view.name, async () => {
        await view.show({ hosted, owner, guest, mapId, link });
        const { page } = view.of === 'owner' ? owner : guest;
        const picture = `shared-${view.name.replaceAll(' ', '-')}-${width}-${theme}.png`;
        await page.screenshot({ path: `test-results/pictures/${picture}` });
        expect.soft(await geometryProblems(page), `geometry of ${view.name}`).toEqual([]);
        expect.soft(await seriousProblems(page), `accessibility of ${view.name}`).toEqual([]);
      });
    }
  });
}
