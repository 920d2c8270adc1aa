import { parseConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { startServer } from '#server/startServer.ts';
import { limits } from '#server/sync/limits.ts';

/** The wrong build that R7 must catch: it stores up for who does not read, without an end. Flags as for main.ts. */
Object.assign(limits, { bufferedBytes: Number.MAX_SAFE_INTEGER });
const parsed = parseConfig(process.argv.slice(2), process.env);
if ('problem' in parsed) throw new Error(parsed.problem);
const log = createLog('info');
const server = await startServer({ config: parsed.config, log, firstMap: 'none' });
log.info({ event: 'listening', url: server.url });
