import { mkdir, writeFile } from 'node:fs/promises';
import { cityReportsCsv } from './cityReportsCsv.ts';

/** `node scripts/sample/generateE2eFile.ts`: writes the 200 made-up rows that end-to-end tests import. */
const file = new URL('../../e2e/files/animal-complaints-200.csv', import.meta.url);
await mkdir(new URL('.', file), { recursive: true });
await writeFile(file, cityReportsCsv());
