import { parseConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/startServer.ts';
import { openSqliteMapKeeper } from '#server/storage/openSqliteMapKeeper.ts';
import { doomedKeeper, parseDoom } from './killPoint.ts';

/** The real server on a keeper that will kill it (`DOOM=point:passage`). Flags as for main.ts. */
const parsed = parseConfig(process.argv.slice(2), process.env);
if ('problem' in parsed) throw new Error(parsed.problem);
const doom = parseDoom(process.env['DOOM'] ?? '');
const log = createLog('info');
const server = await startServer({
  config: parsed.config,
  log,
  firstMap: 'none',
  openKeeper: async (file) => doomedKeeper(await openSqliteMapKeeper(file), doom),
});
log.info({ event: 'listening', url: server.url });
