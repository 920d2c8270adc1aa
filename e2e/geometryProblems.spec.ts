import { expect, test } from '@playwright/test';
import { geometryProblems } from './geometryProblems.ts';

/** The negative control: a check of the geometry that finds nothing here would find nothing anywhere. */
test('the geometry check finds what overlaps, is cut off, runs out, is covered or leaves the viewport', async ({
  page,
}) => {
  await page.setContent(`
    <button style="position: absolute; left: 20px; top: 20px; width: 100px; height: 40px">Beneath</button>
    <button style="position: absolute; left: 90px; top: 30px; width: 100px; height: 40px">Above</button>
    <p style="position: absolute; left: 20px; top: 120px; width: 60px; overflow: hidden; white-space: nowrap">Far too long for its place</p>
    <button style="position: absolute; left: 1400px; top: 200px; width: 100px">Outside</button>
    <button style="position: absolute; left: 20px; top: 300px; width: 100px; height: 40px">Hidden</button>
    <div aria-label="Cover" style="position: absolute; left: 0; top: 280px; width: 300px; height: 100px; background: white"></div>
    <button style="position: absolute; left: 400px; top: 400px; width: 40px; padding: 0; white-space: nowrap">Wider than its button</button>
  `);
  const problems = await geometryProblems(page);
  expect(problems).toEqual([
    expect.stringContaining('“Outside” leaves the viewport'),
    'p “Far too long for its place” is cut off',
    'button “Wider than its button” runs out of its button',
    'button “Hidden” is covered by div “Cover”',
    'button “Beneath” overlaps button “Above”',
  ]);
});

test('the geometry check is content with a sound page', async ({ page }) => {
  await page.setContent(`
    <header><button>One</button> <button>Two</button></header>
    <div style="height: 200px; overflow: auto"><button style="display: block; margin-top: 400px">Below</button></div>
    <p style="width: 60px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap">A name that is too long</p>
  `);
  expect(await geometryProblems(page)).toEqual([]);
});
