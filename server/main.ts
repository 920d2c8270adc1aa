import { parseConfig } from './config.ts';
import { listenProblem } from './listenProblem.ts';
import { createLog } from './log.ts';
import { problemSentence } from './problemSentence.ts';
import { runServer } from './runServer.ts';
import { welcome } from './welcome.ts';

const longestStopMs = 9_000;

const parsed = parseConfig(process.argv.slice(2), process.env);
if ('problem' in parsed) {
  console.error(parsed.problem);
  process.exit(2);
}

const log = createLog(parsed.config.logLevel);
try {
  const broken = Promise.withResolvers<unknown>();
  const server = await runServer({ config: parsed.config, log, broken: broken.resolve });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(server, signal));
  void broken.promise.then((problem) => {
    console.error(problemSentence(problem));
    process.exitCode = 1;
    return stop(server, 'broken');
  });
  // Whatever the log level: programs wait for this line.
  log.child({}, { level: 'info' }).info({ event: 'listening', url: server.url });
  if (server.setUpUrl !== null) {
    log.child({}, { level: 'info' }).info({ event: 'setup', url: server.setUpUrl });
  }
  console.log(welcome({ mode: parsed.config.auth, ...server }));
} catch (error) {
  const unfit = listenProblem(error, parsed.config);
  console.error(unfit ?? problemSentence(error));
  process.exit(unfit === null ? 1 : 2);
}

async function stop(server: { stop: () => Promise<void> }, why: string): Promise<void> {
  log.info({ event: 'stopping', why });
  // All that was acked is on disk anyway; something that hangs must not keep the server from going.
  setTimeout(() => process.exit(1), longestStopMs).unref();
  try {
    await server.stop();
  } catch (error) {
    log.error({ event: 'stopFailed', err: error });
    process.exit(1);
  }
  log.info({ event: 'stopped' });
  process.exit();
}
