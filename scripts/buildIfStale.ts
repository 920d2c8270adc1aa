import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const inputs = ['index.html', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'src', 'public'];

/** Whether the built client is missing or older than anything that it is made from (folders too: a deletion counts). */
export function isStale(folder: string): boolean {
  const built = join(folder, 'dist/index.html');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  const paths = inputs.flatMap((input) => [input, ...globSync(`${input}/**/*`, { cwd: folder })]);
  return paths
    .map((path) => join(folder, path))
    .some((path) => existsSync(path) && statSync(path).mtimeMs > builtAt);
}

if (import.meta.main && isStale(root)) {
  console.log('Building the client…');
  const { status } = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' });
  process.exitCode = status ?? 1;
}
