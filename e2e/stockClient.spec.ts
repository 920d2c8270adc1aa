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
  test('stays connected for a minute, alone and with three others, without one reconnect', async ({
    ownServer,
  }) => {
    const [sample] = await api(ownServer.url).maps();
    const other = await api(ownServer.url).makeMap('Four clients');
    const alone = await joinAsStockClient(ownServer.url, sample!.room);
    const together: StockClient[] = [];
    for (let index = 0; index < 4; index += 1) {
      together.push(await joinAsStockClient(ownServer.url, other.room));
    }
    await oneMinute();
    expect([alone, ...together].map((client) => client.losses())).toEqual([0, 0, 0, 0, 0]);
    for (const client of [alone, ...together]) client.leave();
  });
});
