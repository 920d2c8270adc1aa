import { mkdir, writeFile } from 'node:fs/promises';
import { cityReportsCsv } from './cityReportsCsv.ts';
import { lineComplaintsCsv } from './lineComplaints.ts';

/** `node scripts/sample/generateE2eFile.ts`: writes the made-up files that end-to-end tests import. */
const folder = new URL('../../e2e/files/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('animal-complaints-200.csv', folder), cityReportsCsv());
await writeFile(new URL('line-complaints-600.csv', folder), lineComplaintsCsv());
