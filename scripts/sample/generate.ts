import { mkdir, writeFile } from 'node:fs/promises';
import { sampleFiles } from './sampleFiles.ts';

/** `node scripts/sample/generate.ts`: writes the made-up sample; the same bytes every time. */
const folder = new URL('../../public/sample/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(sampleFiles())) {
  await writeFile(new URL(name, folder), text);
  console.log(`public/sample/${name}: ${text.length} characters`);
}
