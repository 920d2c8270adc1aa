import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';
import { makeDataDir } from './testing/startTestServer.ts';

/** Of a key that nobody has any more. */
const ownCertificate = `-----BEGIN CERTIFICATE-----
MIIBfzCCASWgAwIBAgIUQF8v5QoLyeHultgThMYctZBG9bEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIyMjk0OFoYDzIxMjYxMDI5
MjIyOTQ4WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQEWHLcTohsBoKDOxNCAmd0FLaQf/kAyLNqs2Qv1TGUfc81yT7jr2ql
fWxmSTuMFOL/60DChc1gNBghbHhYzliwo1MwUTAdBgNVHQ4EFgQUOqPbhJqaPqWO
mo6rW0bLlYWQeeowHwYDVR0jBBgwFoAUOqPbhJqaPqWOmo6rW0bLlYWQeeowDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiB5uHxqEuFxc4YwxBWQUggf
lcdenV8tWLu12/b3Fp4RBAIhAP0dVOmYD3N8h2qdYyd5JlCoA3Z0SjQkhQvhnExS
n/vO
-----END CERTIFICATE-----
`;

function parseTls(cert: string, key: string): unknown {
  return parseConfig(['--tls-cert', cert, '--tls-key', key], {});
}

describe('configuration', () => {
  it('has defaults for everything', () => {
    expect(parseConfig([], {})).toEqual({
      config: {
        auth: 'local',
        host: '127.0.0.1',
        port: 4321,
        dataDir: resolve('./data'),
        publicOrigin: null,
        tls: null,
        trustedProxies: [],
        logLevel: 'info',
      },
    });
  });

  it('takes the environment, and flags before it', () => {
    const result = parseConfig(['--port', '5000', '--data-dir=/tmp/x'], { PORT: '6000', LOG_LEVEL: 'warn' });
    expect(result).toMatchObject({ config: { port: 5000, dataDir: '/tmp/x', logLevel: 'warn' } });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', '0.0.0.0'],
    ['AUTH', 'none'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/8'],
    ['PUBLIC_ORIGIN', 'http://maps.example'],
    ['PUBLIC_ORIGIN', 'http://localhost:4321/maps'],
    ['PUBLIC_ORIGIN', 'localhost:4321'],
    ['TLS_CERT', '/nowhere/cert.pem'],
  ])('refuses %s=%s in one line that names it, what it got and what it takes', (name, value) => {
    const result = parseConfig([], {
      [name]: value,
      ...(name === 'TLS_CERT' ? { TLS_KEY: '/nowhere/key.pem' } : {}),
    });
    expect(result).toEqual({ problem: expect.stringMatching(new RegExp(`^${name} .*it takes [^\n]*\\.$`)) });
    expect(result).toEqual({ problem: expect.stringContaining(`"${value}"`) });
  });

  it('serves others, at any address and origin, only where people sign in', () => {
    const env = { HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://maps.example' };
    expect(parseConfig(['--auth', 'accounts'], env)).toMatchObject({
      config: { auth: 'accounts', host: '0.0.0.0', publicOrigin: 'https://maps.example' },
    });
    expect(parseConfig([], env)).toHaveProperty('problem');
  });

  it('takes no plain http origin for a server that speaks TLS', () => {
    const flags = [
      '--tls-cert',
      'cert.pem',
      '--tls-key',
      'key.pem',
      '--public-origin',
      'http://localhost:4321',
    ];
    expect(parseConfig(flags, {})).toEqual({
      problem: expect.stringMatching(
        /^PUBLIC_ORIGIN .* got "http:\/\/localhost:4321"; it takes an https origin/,
      ),
    });
  });

  it('asks for the other half of a certificate', () => {
    expect(parseConfig(['--tls-cert', '/tmp/cert.pem'], {})).toEqual({
      problem: expect.stringContaining('since TLS_CERT is set'),
    });
  });

  it('refuses a data folder that is a file or would lie in one', () => {
    for (const [path, file] of [
      [import.meta.filename, import.meta.filename],
      [join(import.meta.filename, 'data'), import.meta.filename],
    ] as const) {
      const problem = `DATA_DIR (--data-dir) got "${path}"; it takes a folder, and ${file} is a file.`;
      expect(parseConfig(['--data-dir', path], {})).toEqual({ problem });
    }
  });

  it('tells which of a certificate and a key is none, and where they do not belong together', () => {
    const folder = makeDataDir();
    const [cert, other, junk] = ['cert', 'other', 'junk'].map((name) => join(folder, name));
    writeFileSync(cert!, ownCertificate);
    writeFileSync(junk!, 'junk');
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    writeFileSync(other!, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(parseTls(junk!, other!)).toEqual({
      problem: `TLS_CERT (--tls-cert) got "${junk}"; it takes a PEM file that begins with a certificate.`,
    });
    expect(parseTls(cert!, junk!)).toEqual({ problem: expect.stringMatching(/^TLS_KEY .*private key/) });
    expect(parseTls(cert!, other!)).toEqual({
      problem: `TLS_KEY (--tls-key) got "${other}"; it takes the private key of the first certificate in TLS_CERT.`,
    });
  });

  it('names the flags that there are when one is unknown', () => {
    expect(parseConfig(['--prot', '1'], {})).toEqual({ problem: expect.stringContaining('--port') });
  });
});
