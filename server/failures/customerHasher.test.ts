import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { customerHasher, rememberingHasher } from './customerHasher.ts';

test('a remembered customer’s hash is the one that the key gives, and the key is asked once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-hasher-'));
  try {
    const hash = customerHasher(join(folder, 'failures.key'));
    const asked: string[] = [];
    const remembering = rememberingHasher((raw) => {
      asked.push(raw);
      return hash('map', raw);
    });
    const customers = ['C1', 'C2', '', 'Zoé', 'C1', '', 'Zoé', 'C1'];
    expect(customers.map(remembering)).toEqual(customers.map((raw) => hash('map', raw)));
    expect(remembering('C1')).not.toBe(remembering('C2'));
    expect(asked.filter((raw) => raw !== '')).toEqual(['C1', 'C2', 'Zoé']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
