import { Readable } from 'node:stream';
import { csvLine } from '#domain/failures/csvLine.ts';
import type { EvidencePage, EvidenceRow } from '#domain/failures/evidence.ts';
import type { EvidenceWish } from './FailureCalls.ts';
import type { Failures } from './Failures.ts';

const columns: readonly (readonly [string, (row: EvidenceRow) => string | number])[] = [
  ['Source', (row) => row.source],
  ['Source ID', (row) => row.sourceId ?? ''],
  ['Kind', (row) => row.kind],
  ['Occurred at (UTC)', (row) => row.occurredAt],
  ['Day', (row) => row.day],
  ['Time zone', (row) => row.zone],
  ['Channel', (row) => row.channel],
  ['Group', (row) => row.group],
  ['Text', (row) => row.text],
  ['Language', (row) => row.lang],
  ['Score', (row) => row.score?.value ?? ''],
  ['Scale', (row) => row.score?.scale ?? ''],
  ['Polarity', (row) => row.score?.polarity ?? ''],
  ['Status', (row) => row.status],
  ['First reply (minutes)', (row) => row.firstReplyMinutes ?? ''],
  ['Resolution (minutes)', (row) => row.resolveMinutes ?? ''],
  ['Reopened', (row) => row.reopens ?? ''],
  ['Hand-offs', (row) => row.handoffs ?? ''],
  ['Perceived cause', (row) => row.perceivedCause],
  ['Burden (minutes)', (row) => row.burdenMinutes ?? ''],
  ['Burden (money)', (row) => row.burdenMoney ?? ''],
  ['Severity (1–10)', (row) => row.severity ?? ''],
];

/** All rows behind a number as a CSV file, page by page, so that a million rows need no more memory than one page. */
export function evidenceCsv(failures: Failures, wish: EvidenceWish): Readable {
  return Readable.from(lines(failures, wish));
}

async function* lines(failures: Failures, wish: EvidenceWish): AsyncGenerator<string> {
  const headings = await failures.call('evidenceHeadings', wish);
  yield csvLine([...columns.map(([name]) => name), ...headings]);
  let cursor: string | null = null;
  do {
    const page: EvidencePage = await failures.call('evidence', { ...wish, cursor });
    const ofRow = (row: EvidenceRow): string =>
      csvLine([
        ...columns.map(([, read]) => read(row)),
        ...headings.map((heading) => row.fields[heading] ?? ''),
      ]);
    yield page.rows.map(ofRow).join('');
    cursor = page.cursor;
  } while (cursor !== null);
}
