import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('text that is enlarged in the browser’s settings takes its lines’ height along', () => {
  const files = globSync('**/*.css', { cwd: import.meta.dirname });
  expect(files.length).toBeGreaterThan(40);
  const fixed = files.filter((file) =>
    /line-height: [\d.]+px/.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  );
  expect(fixed).toEqual([]);
});
