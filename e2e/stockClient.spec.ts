import type * as Y from 'yjs';
import { api } from './api.ts';
import { expect, test } from './fixtures.ts';
import { joinAsStockClient, type StockClient } from './stockClient.ts';

/** The one place where time itself is what is tested: y-websocket hangs up after 30 s without a data message. */
function oneMinute(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 60_000);
  });
}

test.describe('a stock y-websocket client', () => {
  test('reads the sample map and renames a touchpoint, and a browser shows it', async ({
    ownServer,
    alice,
  }) => {
    const [sample] = await api(ownServer.url).maps();
    await alice.map.open(ownServer.url, sample!.id);
    const client = await joinAsStockClient(ownServer.url, sample!.room);
    const touchpoints = client.doc.getMap<Y.Map<unknown>>('touchpoints');
    expect(touchpoints.size).toBeGreaterThanOrEqual(30);
    const [touchpoint] = touchpoints.values();
    touchpoint!.set('name', 'Renamed by a stock client');
    await alice.map.showAll();
    await expect(alice.map.touchpoint('Renamed by a stock client')).toBeVisible();
    expect(client.losses()).toBe(0);
    client.leave();
  });

  test('stays connected for a minute, alone and with three others, without one reconnect', async ({
    ownServer,
  }) => {
    const calm = await api(ownServer.url).makeMap('One client');
    const crowded = await api(ownServer.url).makeMap('Four clients');
    const ticket = await api(ownServer.url).ticket(calm.id);
    const alone = await joinAsStockClient(ownServer.url, calm.room, ticket);
    const together: StockClient[] = [];
    for (let index = 0; index < 4; index += 1) {
      together.push(await joinAsStockClient(ownServer.url, crowded.room));
    }
    await oneMinute();
    expect([alone, ...together].map((client) => client.losses())).toEqual([0, 0, 0, 0, 0]);
    for (const client of [alone, ...together]) client.leave();
  });
});
