import type { Browser } from '@playwright/test';
import { noteProof, triesOf } from '#testing/proof.ts';
import { Planter } from '#testing/payloads/Planter.ts';
import { foreignTexts } from '#testing/payloads/foreignTexts.ts';
import { expect, test } from './fixtures.ts';
import { hostileServer } from './hostileServer.ts';
import { goToFirst } from './hostileSteps.ts';
import { hostileViews } from './hostileViews.ts';
import { mapPage } from './pages/mapPage.ts';
import { scanPage } from './scanPage.ts';
import { watchPage } from './watchPage.ts';

const demanded = triesOf('S11', 100);

/** A browser that minds no policy of its pages: what takes a text for a script runs it. */
async function openUnguarded(browser: Browser, session: { readonly url: string; readonly cookie: string }) {
  const context = await browser.newContext({ bypassCSP: true });
  const [name = '', value = ''] = session.cookie.split('=');
  await context.addCookies([{ name, value, url: session.url }]);
  const ran: number[] = [];
  await context.exposeFunction('__ran', (code = 0) => void ran.push(code));
  const watch = await watchPage(context, 'unguarded');
  const page = await context.newPage();
  return { page, map: mapPage(page), watch, ran, close: () => context.close() };
}

/** The same payloads in a page with a sink of our own planting: what the harness would see of one. */
async function runAsMarkup({ page, ran }: Awaited<ReturnType<typeof openUnguarded>>, planter: Planter) {
  const before = ran.length;
  await page.evaluate(
    (text) => {
      const sink = document.body.appendChild(document.createElement('div'));
      sink.innerHTML = text;
    },
    planter.text('the planted sink', 20_000),
  );
  await expect.poll(() => ran.length - before).toBeGreaterThan(5);
  const { traps } = await scanPage(page);
  return { ran: ran.length - before, traps };
}

test('no text of others is ever run as a script, though nothing but the code forbids it', async ({
  browser,
}) => {
  const planter = new Planter();
  const { hosted, mapId, guestCookie, linkView } = await hostileServer(planter, Math.ceil(demanded / 50));
  const { url } = hosted.server;
  const guest = await openUnguarded(browser, { url, cookie: guestCookie });
  await guest.map.open(url, mapId);
  await goToFirst(guest.page, planter, 'touchpoints.name');
  await guest.page.keyboard.press('F2');
  const field = guest.map.canvas.getByRole('textbox');
  await field.fill(`${(await field.inputValue()).slice(0, 280)} and more`);
  await field.press('Enter');
  await expect(guest.map.saved).toBeVisible();
  const owner = await openUnguarded(browser, { url, cookie: hosted.cookie });
  const seen = new Set<string>();
  for (const view of hostileViews) {
    await test.step(view.name, async () => {
      await view.show({ page: owner.page, map: owner.map, planter, url, mapId, linkView });
      const { seen: codes, traps } = await scanPage(owner.page);
      for (const { code, field } of planter.planted) if (codes.has(code)) seen.add(field);
      expect.soft(traps, `what would run by a click: ${view.name}`).toEqual([]);
      expect
        .soft(
          [...owner.ran, ...guest.ran].map((code) => planter.nameOf(code)),
          view.name,
        )
        .toEqual([]);
    });
  }
  const shown = Object.keys(foreignTexts).filter((field) => foreignTexts[field] === 'shown');
  expect
    .soft(
      shown.filter((field) => !seen.has(field)),
      'never seen on a screen',
    )
    .toEqual([]);
  const ran = owner.ran.length + guest.ran.length;
  const control = await runAsMarkup(owner, planter);
  expect(control.ran).toBeGreaterThan(10);
  expect(control.traps.length).toBeGreaterThan(10);
  const planted = new Set(planter.planted.map(({ field }) => field));
  noteProof({
    id: 'S11',
    figures: {
      payloads: planter.planted.length,
      fields: planted.size,
      'seen on screens': seen.size,
      views: hostileViews.length,
      ran,
      'ran where a sink was planted': control.ran,
    },
  });
  expect(planter.planted.length).toBeGreaterThanOrEqual(demanded);
  await guest.close();
  await owner.close();
  await hosted.server.stop();
});
