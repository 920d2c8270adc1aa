import type { Config } from './config.ts';

/** Why the server cannot listen where it is told to, as a sentence that names the setting; null for another error. */
export function listenProblem(error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const isListening = error instanceof Error && 'syscall' in error && error.syscall === 'listen';
  switch (code) {
    case 'EADDRINUSE':
      return `PORT (--port) got "${port}", which another program is using; it takes a free port, or 0 for any.`;
    case 'EACCES':
      return isListening
        ? `PORT (--port) got "${port}", where this user may not listen; it takes one from 1024 on, or 0 for any.`
        : null;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST (--host) got "${host}"; it takes an address of this machine, or 0.0.0.0 for all of them.`;
    default:
      return null;
  }
}
