import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Client JavaScript up to the first paint of a map, gzip, in units of 1,000 bytes. */
const limitKilobytes = 350;

/**
 * Chunks that no first paint of a map waits for, by the name that Vite gives them (their source file's name). All
 * others count, lazy or not, workers too. `e2e/firstPaint.spec.ts` measures what a browser really loads.
 */
const laterChunks: readonly string[] = [
  'FixesBoard',
  'ImportWizard',
  'EvidencePanel',
  'UnmatchedPanel',
  'RulesPanel',
  'TimelinePanel',
  'd3-scale',
  'readFileWorker',
];

const dist = join(import.meta.dirname, '../dist/assets');
const chunks = globSync('*.js', { cwd: dist }).map((file) => ({
  file,
  later: laterChunks.some((name) => basename(file).startsWith(`${name}-`)),
  kilobytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000,
}));

for (const chunk of chunks) {
  console.log(`${chunk.kilobytes.toFixed(1).padStart(8)} kB  ${chunk.file}${chunk.later ? '  (later)' : ''}`);
}
const total = chunks.filter((chunk) => !chunk.later).reduce((sum, chunk) => sum + chunk.kilobytes, 0);
console.log(`client JavaScript to first paint: ${total.toFixed(1)} kB gzip of ${limitKilobytes} kB`);
if (chunks.length === 0 || total > limitKilobytes) {
  console.error(chunks.length === 0 ? 'no chunk found: is the client built?' : 'over the limit');
  process.exitCode = 1;
}
