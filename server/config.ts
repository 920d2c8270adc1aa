import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AccessMode } from './access/Door.ts';
import { dataDirProblem } from './dataDirProblem.ts';
import { logLevels, type LogLevel } from './log.ts';
import { loopback } from './loopback.ts';
import { tlsProblem } from './tlsProblem.ts';

export type Config = {
  readonly auth: AccessMode;
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Null: http(s)://localhost:PORT. */
  readonly publicOrigin: string | null;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null;
  /** Proxies whose word is taken for whom they speak: their own addresses, one by one. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
};

export type ConfigResult = { readonly config: Config } | { readonly problem: string };

const settings = {
  HOST: { flag: 'host', fallback: '127.0.0.1' },
  PORT: { flag: 'port', fallback: '4321' },
  DATA_DIR: { flag: 'data-dir', fallback: './data' },
  PUBLIC_ORIGIN: { flag: 'public-origin', fallback: '' },
  TLS_CERT: { flag: 'tls-cert', fallback: '' },
  TLS_KEY: { flag: 'tls-key', fallback: '' },
  TRUST_PROXY: { flag: 'trust-proxy', fallback: '' },
  AUTH: { flag: 'auth', fallback: 'local' },
  LOG_LEVEL: { flag: 'log-level', fallback: 'info' },
} as const;

type Variable = keyof typeof settings;

class BadConfig extends Error {}

/** Reads flags and environment; flags win. A problem is one line: the variable, what it got, what it takes. */
export function parseConfig(args: readonly string[], env: NodeJS.ProcessEnv): ConfigResult {
  try {
    const flags = parseFlags(args);
    const read = (name: Variable) => flags[settings[name].flag] ?? env[name] ?? settings[name].fallback;
    const auth = parseAuth(read('AUTH'));
    const publicOrigin = parsePublicOrigin(read('PUBLIC_ORIGIN'), auth);
    if (read('TLS_CERT') !== '' && publicOrigin?.startsWith('http:') === true) {
      bad(
        'PUBLIC_ORIGIN',
        publicOrigin,
        'an https origin while TLS_CERT is set: the server then speaks https only',
      );
    }
    return {
      config: {
        auth,
        host: parseHost(read('HOST'), auth),
        port: parsePort(read('PORT')),
        dataDir: parseDataDir(read('DATA_DIR')),
        publicOrigin,
        tls: parseTls(read('TLS_CERT'), read('TLS_KEY')),
        trustedProxies: parseProxies(read('TRUST_PROXY')),
        logLevel: parseLogLevel(read('LOG_LEVEL')),
      },
    };
  } catch (error) {
    if (error instanceof BadConfig) return { problem: error.message };
    throw error;
  }
}

function bad(name: Variable, got: string, takes: string): never {
  throw new BadConfig(`${name} (--${settings[name].flag}) got "${got}"; it takes ${takes}.`);
}

function parseFlags(args: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(
    Object.values(settings).map(({ flag }) => [flag, { type: 'string' as const }]),
  );
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    const known = Object.values(settings).map(({ flag }) => `--${flag}`);
    throw new BadConfig(
      `The flags cannot be read: ${reason} It takes ${known.join(', ')}, each with a value.`,
    );
  }
}

function parseAuth(value: string): AccessMode {
  if (value === 'local' || value === 'accounts') return value;
  return bad('AUTH', value, '"local" (whoever is on this machine is the admin) or "accounts"');
}

function parseHost(value: string, auth: AccessMode): string {
  if (auth === 'accounts') return value === '' ? bad('HOST', value, 'an address, such as 0.0.0.0') : value;
  if (!loopback.includes(value)) {
    bad(
      'HOST',
      value,
      '127.0.0.1, ::1 or localhost while AUTH is "local", where everyone who reaches it is the admin',
    );
  }
  return value;
}

function parseDataDir(value: string): string {
  const dataDir = resolve(value);
  const problem = dataDirProblem(dataDir);
  if (problem !== null) throw new BadConfig(problem);
  return dataDir;
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    bad('PORT', value, 'a whole number from 0 (any free port) to 65535');
  return port;
}

const takesOrigin: Readonly<Record<AccessMode, string>> = {
  local:
    'an origin on this machine while AUTH is "local", such as http://localhost:4321: scheme, host, port, nothing after',
  accounts: 'an origin such as https://maps.example: scheme, host, port, nothing after',
};

function parsePublicOrigin(value: string, auth: AccessMode): string | null {
  if (value === '') return null;
  const url = URL.canParse(value) ? new URL(value) : bad('PUBLIC_ORIGIN', value, takesOrigin[auth]);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isHere = auth === 'accounts' || ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (!isWeb || !isHere || url.origin !== value) bad('PUBLIC_ORIGIN', value, takesOrigin[auth]);
  return value;
}

function parseTls(cert: string, key: string): Config['tls'] {
  if (cert === '' && key === '') return null;
  if (cert === '') bad('TLS_CERT', cert, 'the path of a PEM file, since TLS_KEY is set');
  if (key === '') bad('TLS_KEY', key, 'the path of a PEM file, since TLS_CERT is set');
  const tls = { cert: readPem('TLS_CERT', cert), key: readPem('TLS_KEY', key) };
  const problem = tlsProblem(tls);
  if (problem !== null) bad(problem.of, problem.of === 'TLS_CERT' ? cert : key, problem.takes);
  return tls;
}

function readPem(name: Variable, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    // reason: whatever hinders reading it, the person is told which file and why it is needed
    return bad(name, path, 'the path of a PEM file that can be read');
  }
}

function parseProxies(value: string): readonly string[] {
  const addresses = value === '' ? [] : value.split(',').map((each) => each.trim());
  if (addresses.every((each) => isIP(each) !== 0)) return addresses;
  return bad('TRUST_PROXY', value, 'the address of your proxy, such as 127.0.0.1; several with commas');
}

function parseLogLevel(value: string): LogLevel {
  return logLevels.find((level) => level === value) ?? bad('LOG_LEVEL', value, logLevels.join(', '));
}
