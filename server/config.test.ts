import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

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

  it('asks for the other half of a certificate', () => {
    expect(parseConfig(['--tls-cert', '/tmp/cert.pem'], {})).toEqual({
      problem: expect.stringContaining('since TLS_CERT is set'),
    });
  });

  it('names the flags that there are when one is unknown', () => {
    expect(parseConfig(['--prot', '1'], {})).toEqual({ problem: expect.stringContaining('--port') });
  });
});
