import { givePassword } from './access/givePassword.ts';
import { newSecret } from './access/secret.ts';
import { copyOpenData } from './operations/copyData.ts';
import { eraseData } from './operations/eraseData.ts';
import { serveOperator, type Order } from './operations/operatorSocket.ts';
import { prepareFolder } from './operations/prepareFolder.ts';
import { finishSwap, swapIn } from './operations/swapIn.ts';
import { startServer, type RunningServer, type StartOptions } from './startServer.ts';
import { ReturningServer } from './ReturningServer.ts';

export type RunOptions = StartOptions & {
  /** How long after a start that failed the next one is tried. */
  readonly retryMs?: number;
};

const defaultRetryMs = 3_000;

/**
 * A server with all that goes with its data folder: upgraded and mended before it starts, and open to the commands of
 * `npm run data` while it runs. What replaces data happens while it is away for a moment: all sockets are closed with
 * "restart", and who comes back finds the new state, and where a map started over its new epoch.
 */
export async function runServer({
  retryMs = defaultRetryMs,
  ...options
}: RunOptions): Promise<Pick<RunningServer, 'url' | 'setUpUrl' | 'stop'>> {
  const { config, log } = options;
  const { dataDir } = config;
  await prepareFolder(dataDir, log, new Date());
  // The link that was printed stays good when the server was away for a moment.
  const setUpToken = newSecret();
  const first = await startServer({ ...options, setUpToken });
  const { url, port, setUpUrl } = first;
  const server = new ReturningServer(first, {
    start: async () => {
      // A load that was decided and broke off would leave the folder half the one and half the other.
      await finishSwap(dataDir);
      return startServer({ ...options, setUpToken, config: { ...config, port } });
    },
    retryMs,
    log,
  });
  const carryOut = async (order: Order): Promise<unknown> => {
    log.info({ event: 'order', do: order.do });
    switch (order.do) {
      case 'copy':
        return copyOpenData({ dataDir, to: order.to }, server.running.copyElsewhere);
      case 'swapIn':
        return server.whileAway(() => swapIn(dataDir, { staged: order.staged, now: new Date() }));
      case 'givePassword':
        return givePassword(server.running.access, new Date());
      case 'erase':
        return server.whileAway(async () => {
          // A backup that a broken off load unpacked here would keep what is erased.
          await finishSwap(dataDir);
          return eraseData(dataDir, order.wish, new Date());
        });
    }
  };
  const operator = await serveOperator(dataDir, carryOut);
  return {
    url,
    setUpUrl,
    stop: async () => {
      operator?.close();
      await server.stop();
    },
  };
}
