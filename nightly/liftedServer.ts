import { parseConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/startServer.ts';
import { limits } from '#server/sync/limits.ts';

/** The real server with some of its limits lifted (`LIFT=mapBytes,bufferedBytes`). Flags as for main.ts. */
const lifted = (process.env['LIFT'] ?? '').split(',');
Object.assign(limits, Object.fromEntries(lifted.map((name) => [name, Number.MAX_SAFE_INTEGER])));
const parsed = parseConfig(process.argv.slice(2), process.env);
if ('problem' in parsed) throw new Error(parsed.problem);
const log = createLog('info');
const server = await startServer({ config: parsed.config, log, firstMap: 'none' });
log.info({ event: 'listening', url: server.url });
