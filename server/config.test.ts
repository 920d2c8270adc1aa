import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

describe('configuration', () => {
  it('has defaults for everything', () => {
    expect(parseConfig([], {})).toEqual({
      config: {
        host: '127.0.0.1',
        port: 4321,
        dataDir: resolve('./data'),
        publicOrigin: null,
        tls: null,
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
    ['AUTH', 'accounts'],
    ['AUTH', 'none'],
    ['LOG_LEVEL', 'loud'],
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

  it('asks for the other half of a certificate', () => {
    expect(parseConfig(['--tls-cert', '/tmp/cert.pem'], {})).toEqual({
      problem: expect.stringContaining('since TLS_CERT is set'),
    });
  });

  it('names the flags that there are when one is unknown', () => {
    expect(parseConfig(['--prot', '1'], {})).toEqual({ problem: expect.stringContaining('--port') });
  });
});
