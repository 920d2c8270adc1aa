import { columnProfiler, type ColumnProfile } from './columnProfile.ts';
import { findEncoding, type OpenBytes } from './encoding.ts';
import type { ImportSettings } from './importSettings.ts';
import { given, type Proof } from './proof.ts';
import {
  dataRows,
  delimiterWords,
  findDelimiter,
  findHeader,
  recordsOf,
  sampleText,
  type TableLayout,
} from './tableLayout.ts';

/** What reading a whole file shows, whatever its columns mean: how it is laid out, and each column's profile. */
export interface Survey {
  readonly layout: TableLayout;
  readonly profiles: readonly ColumnProfile[];
  readonly rows: number;
  readonly proofs: readonly Proof[];
}

/** The settings that a survey depends on: with equal ones it need not be made again. */
export type LayoutSettings = Pick<ImportSettings, 'encoding' | 'delimiter' | 'headerRows'>;

/** Reads the whole file: once for its letters and layout, once for its columns. */
export async function surveyFile(
  open: OpenBytes,
  settings: LayoutSettings,
): Promise<Survey | { readonly problem: string }> {
  const shape = await findLayout(open, settings);
  if ('problem' in shape) return shape;
  const profiles = await profileColumns(open, shape.layout);
  const rows = profiles[0]?.rows ?? 0;
  if (rows === 0) return { problem: 'The file names columns but holds no rows.' };
  return { ...shape, profiles, rows };
}

const mostColumns = 1_000;

type Layout =
  { readonly layout: TableLayout; readonly proofs: readonly Proof[] } | { readonly problem: string };

async function findLayout(open: OpenBytes, settings: LayoutSettings): Promise<Layout> {
  const found = await findEncoding(open);
  if ('problem' in found && found.problem !== undefined) return { problem: found.problem };
  const encoding = settings.encoding ?? found.encoding;
  const sample = await sampleText(open, encoding);
  const split = settings.delimiter
    ? { delimiter: settings.delimiter, because: given }
    : findDelimiter(sample);
  if (!split)
    return { problem: 'Neither commas, semicolons, tabs nor vertical bars split this file into columns.' };
  const header = findHeader(recordsOf(sample, split.delimiter), settings.headerRows);
  if (!header) return { problem: 'No row of this file is a proper record.' };
  const { headings, headerRows, firstDataRow } = header;
  if (headings.length > mostColumns) return { problem: `The table has more than ${mostColumns} columns.` };
  const proofs: Proof[] = [
    { id: 'encoding', column: null, value: encoding, because: settings.encoding ? given : found.because },
    { id: 'delimiter', column: null, value: delimiterWords[split.delimiter], because: split.because },
    { id: 'headerRows', column: null, value: String(headerRows), because: header.because },
  ];
  return { layout: { encoding, delimiter: split.delimiter, headings, headerRows, firstDataRow }, proofs };
}

async function profileColumns(open: OpenBytes, layout: TableLayout): Promise<readonly ColumnProfile[]> {
  const profilers = layout.headings.map(columnProfiler);
  for await (const rows of dataRows(open, layout)) {
    for (const row of rows) {
      if (row.problem === null) profilers.forEach((profiler, index) => profiler.add(row.cells[index]));
    }
  }
  return profilers.map((profiler) => profiler.profile());
}
