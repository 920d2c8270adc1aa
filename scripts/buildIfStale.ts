import { spawnSync } from 'node:child_process';
import { constants, existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isAllowed } from './isAllowed.ts';

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

/**
 * Why a client that is stale cannot be built, as a sentence; null where it can. The code may be root's while the server
 * is somebody else: whoever owns the code then builds, and starting writes nothing there.
 */
export function buildHindrance(folder: string, canWrite: (path: string) => boolean): string | null {
  const built = join(folder, 'dist');
  const isBuilt = existsSync(built);
  if (canWrite(folder) && (!isBuilt || canWrite(built))) return null;
  const what = isBuilt ? 'was built before the code that is there now' : 'is not built yet';
  return `The client ${what}, and this user may not write in ${folder}. As the user who owns the code, run there: npm run build. Then start again.`;
}

function build(): number {
  const hindrance = buildHindrance(root, (path) => isAllowed(path, constants.W_OK));
  if (hindrance !== null) {
    console.error(hindrance);
    return 1;
  }
  console.log('Building the client…');
  return spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

if (import.meta.main && isStale(root)) process.exitCode = build();
