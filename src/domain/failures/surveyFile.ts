import { columnProfiler, type ColumnProfile } from './columnProfile.ts';
import type { OpenBytes } from './encoding.ts';
import { findLayout } from './findLayout.ts';
import type { LayoutSettings } from './layoutFound.ts';
import type { Proof } from './proof.ts';
import { dataRows, type TableLayout } from './tableLayout.ts';
import { UnreadableFile } from './UnreadableFile.ts';

/** What reading a whole file shows, whatever its columns mean: how it is laid out, and each column's profile. */
export interface Survey {
  readonly layout: TableLayout;
  readonly profiles: readonly ColumnProfile[];
  readonly rows: number;
  readonly proofs: readonly Proof[];
  /** A time zone that the rows of headings name. */
  readonly zone: string | null;
  /** The names of a workbook's sheets, of which one was read. */
  readonly sheets?: readonly string[];
}

/** Reads the whole file: once for its letters and layout, once for its columns. */
export async function surveyFile(
  open: OpenBytes,
  settings: LayoutSettings,
): Promise<Survey | { readonly problem: string }> {
  try {
    const shape = await findLayout(open, settings);
    if ('problem' in shape) return shape;
    const profiles = await profileColumns(open, shape.layout);
    const rows = profiles[0]?.rows ?? 0;
    if (rows === 0) return { problem: 'The file names columns but holds no rows that fit them.' };
    return { ...shape, profiles, rows };
  } catch (error) {
    if (error instanceof UnreadableFile) return { problem: error.message };
    throw error;
  }
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
