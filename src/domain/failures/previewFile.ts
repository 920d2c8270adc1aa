import { detailNotes } from './detailNotes.ts';
import type { OpenBytes } from './encoding.ts';
import type { ImportPlan } from './importPlan.ts';
import { personalCounter, type PersonalCount } from './personalCount.ts';
import type { Proof } from './proof.ts';
import { readFailures, type ReadFailure } from './readFailures.ts';

/** A row as it would be stored. */
export interface PreviewRow {
  readonly rowNumber: number;
  readonly failure: ReadFailure;
}

/** A refused row; `cells` as they stand in the file. */
export interface RejectedRow {
  readonly rowNumber: number;
  readonly column: string | null;
  readonly problem: string;
  readonly cells: readonly string[];
}

/** What an import of the file would read: `read` = `accepted` + `rejected.length`. `groups` are largest first. */
export interface Preview {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: readonly RejectedRow[];
  readonly rows: readonly PreviewRow[];
  readonly groups: readonly { readonly value: string; readonly count: number }[];
  readonly firstDay: number | null;
  readonly lastDay: number | null;
  /** Times in an hour that the clocks skipped (moved on) or repeated (taken as the first). */
  readonly skippedTimes: number;
  readonly repeatedTimes: number;
  /** What was left out or computed, column by column. */
  readonly proofs: readonly Proof[];
  /** What is masked in the accepted rows, kind by kind. */
  readonly personal: readonly PersonalCount[];
}

const rowsShown = 200;

/** Reads the file by the plan and stores nothing. Keeps the first 200 rows and every rejected one. */
export async function previewFile(open: OpenBytes, plan: ImportPlan): Promise<Preview> {
  const rejected: RejectedRow[] = [];
  const rows: PreviewRow[] = [];
  const groups = new Map<string, number>();
  const notes = detailNotes();
  const personal = personalCounter();
  const sums = { accepted: 0, skipped: 0, repeated: 0, firstDay: Infinity, lastDay: -Infinity };
  for await (const outcomes of readFailures(open, plan)) {
    for (const outcome of outcomes) {
      if (outcome.failure === null) {
        const { rowNumber, column, problem, cells } = outcome;
        rejected.push({ rowNumber, column, problem, cells });
        continue;
      }
      const { failure, rowNumber } = outcome;
      sums.accepted += 1;
      notes.add(outcome.notes);
      personal.add(outcome.cells);
      if (outcome.clockChange !== null) sums[outcome.clockChange] += 1;
      sums.firstDay = Math.min(sums.firstDay, failure.day);
      sums.lastDay = Math.max(sums.lastDay, failure.day);
      groups.set(failure.group, (groups.get(failure.group) ?? 0) + 1);
      if (rows.length < rowsShown) rows.push({ rowNumber, failure });
    }
  }
  return {
    read: sums.accepted + rejected.length,
    accepted: sums.accepted,
    rejected,
    rows,
    groups: [...groups].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count),
    firstDay: sums.accepted === 0 ? null : sums.firstDay,
    lastDay: sums.accepted === 0 ? null : sums.lastDay,
    skippedTimes: sums.skipped,
    repeatedTimes: sums.repeated,
    proofs: notes.proofs(),
    personal: personal.counts(),
  };
}
