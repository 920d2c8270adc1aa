import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Client JavaScript up to the first paint of a map, gzip, in units of 1,000 bytes. */
const limitKilobytes = 320;

type Chunk = { readonly file: string; readonly isEntry?: boolean; readonly imports?: readonly string[] };

/**
 * Counts the page's own script and all that it imports before it runs: a chunk that is asked for later (`import()`, a
 * worker) does not count. `e2e/firstPaint.spec.ts` measures what a browser really loads before it paints a map.
 */
const dist = join(import.meta.dirname, '../dist');
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(
  readFileSync(join(dist, '.vite/manifest.json'), 'utf8'),
);
const first = new Set<string>();
const take = (name: string): void => {
  if (first.has(name)) return;
  first.add(name);
  for (const imported of manifest[name]?.imports ?? []) take(imported);
};
for (const [name, { isEntry }] of Object.entries(manifest)) if (isEntry) take(name);

const chunks = Object.entries(manifest)
  .filter(([, { file }]) => file.endsWith('.js'))
  .map(([name, { file }]) => ({
    file: basename(file),
    isFirst: first.has(name),
    kilobytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000,
  }));
for (const { file, isFirst, kilobytes } of chunks) {
  console.log(`${kilobytes.toFixed(1).padStart(8)} kB  ${file}${isFirst ? '' : '  (later)'}`);
}
const total = chunks.filter(({ isFirst }) => isFirst).reduce((sum, { kilobytes }) => sum + kilobytes, 0);
console.log(`client JavaScript to first paint: ${total.toFixed(1)} kB gzip of ${limitKilobytes} kB`);
if (total === 0 || total > limitKilobytes) {
  console.error(total === 0 ? 'no script found: is the client built?' : 'over the limit');
  process.exitCode = 1;
}
