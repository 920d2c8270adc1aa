import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'peers');

/** Installs what is measured against, where a package of it is missing; never with the project itself. */
export function installPeers(): void {
  const wanted: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const isThere = (name: string): boolean => existsSync(join(folder, 'node_modules', name));
  if (Object.keys(wanted.dependencies).every(isThere)) return;
  execFileSync('npm', ['ci'], { cwd: folder, stdio: 'inherit' });
}
