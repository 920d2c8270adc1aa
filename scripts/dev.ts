import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Vite with hot reload on http://localhost:4321, the server with reload behind it. Vite passes the API and the sync
 * socket on, so the browser sees one origin; without the server's CSP, which `npm start` and the e2e tests have.
 */
const root = join(import.meta.dirname, '..');
const serverPort = '4322';
const origin = 'http://localhost:4321';

const children = [
  start('node', ['--watch', 'server/start.js', '--port', serverPort, '--public-origin', origin]),
  start('vite', ['--port', '4321', '--strictPort']),
];

function start(program: string, words: readonly string[]) {
  const child = spawn(program, words, { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 1;
    for (const other of children) other.kill('SIGTERM');
  });
  return child;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
}
