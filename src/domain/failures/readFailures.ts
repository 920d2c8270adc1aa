import type { CsvRow } from './csvReader.ts';
import { parseDateText, type Precision, type WrittenTime } from './dateText.ts';
import { swapDayAndMonth } from './day.ts';
import type { OpenBytes } from './encoding.ts';
import type { FailureKind } from './evidence.ts';
import type { ImportPlan } from './importPlan.ts';
import type { FailureDetails } from './failureDetails.ts';
import { maskPersonal } from './maskPersonal.ts';
import { nameMasker } from './nameColumns.ts';
import { cellText } from './nullWords.ts';
import { detailReader, type DetailNote } from './readDetails.ts';
import { dataRows } from './tableLayout.ts';
import { zoneConverter, type Instant } from './timeZone.ts';

/**
 * A failure read from a row, texts masked. `occurredAt` is milliseconds in UTC, `day` the calendar day in the file's
 * zone. `customer` is still the raw key: who stores it hashes it first.
 */
export interface ReadFailure extends FailureDetails {
  readonly sourceId: string | null;
  readonly kind: FailureKind;
  readonly occurredAt: number;
  readonly day: number;
  readonly zone: string;
  readonly precision: Precision;
  readonly customer: string;
  readonly channel: string;
  readonly text: string;
  readonly group: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** What became of one row of the file: a failure, or a refusal with the column and the reason. */
export type RowOutcome = { readonly rowNumber: number; readonly cells: readonly string[] } & (
  | {
      readonly failure: ReadFailure;
      readonly clockChange: Instant['clockChange'];
      /** What became of cells of optional columns that did not fit. */
      readonly notes: readonly DetailNote[];
    }
  | { readonly failure: null; readonly column: string | null; readonly problem: string }
);

/** Longest values that a map's rule and a channel can name. */
const longestGroup = 500;
const longestChannel = 60;

/** Every data row of a file as a failure or a refusal, in batches, in the file's order. */
export async function* readFailures(
  open: OpenBytes,
  plan: ImportPlan,
): AsyncGenerator<readonly RowOutcome[]> {
  const toOutcome = rowReader(plan);
  for await (const rows of dataRows(open, plan.layout)) yield rows.map(toOutcome);
}

function rowReader(plan: ImportPlan): (row: CsvRow) => RowOutcome {
  const toInstant = zoneConverter(plan.timeZone);
  const pick = cellPicker(plan);
  const repaired = plan.swapRepair ? withSwappedDay : asWritten;
  const readDetails = detailReader(plan);
  const dropOf = dropFinder(plan);
  const timeColumn = plan.columns.occurredAt.join(' + ');

  return ({ rowNumber, cells, problem }) => {
    const refused = (column: string | null, reason: string): RowOutcome => ({
      rowNumber,
      cells,
      failure: null,
      column,
      problem: reason,
    });
    if (problem !== null) return refused(null, problem);
    const dropped = dropOf(cells);
    if (dropped !== null) return refused(dropped.column, dropped.because);
    const { time, ...words } = pick(cells);
    const { group, channel } = words;
    if (time === '') return refused(timeColumn, 'The date is empty.');
    const written = parseDateText(time, plan.dateOrder);
    if (written === null)
      return refused(timeColumn, `“${maskPersonal(time).slice(0, 60)}” is not a date that exists.`);
    if (group.length > longestGroup) return refused(plan.columns.touchpoint, tooLong(longestGroup));
    if (channel.length > longestChannel) return refused(plan.columns.channel, tooLong(longestChannel));
    const { at, day, clockChange } = toInstant(repaired(written));
    const zone = written.offsetMinutes === null ? plan.timeZone : offsetName(written.offsetMinutes);
    const { precision } = written;
    const { details, notes } = readDetails(cells, at);
    const failure = { ...words, ...details, kind: plan.kind, occurredAt: at, day, zone, precision };
    return { rowNumber, cells, failure, clockChange, notes };
  };
}

const asWritten = (written: WrittenTime): WrittenTime => written;
const withSwappedDay = (written: WrittenTime): WrittenTime => ({
  ...written,
  day: swapDayAndMonth(written.day),
});

const tooLong = (limit: number): string => `Longer than ${limit} characters.`;

type Words = Pick<ReadFailure, 'sourceId' | 'customer' | 'channel' | 'text' | 'group' | 'fields'>;

/** Takes a row's cells by their roles; what other people may read is masked here. */
function cellPicker({
  columns,
  layout,
  traps,
}: ImportPlan): (cells: readonly string[]) => Words & { time: string } {
  const indexOf = (heading: string | null): number =>
    heading === null ? -1 : layout.headings.indexOf(heading);
  const sourceId = indexOf(columns.sourceId);
  const text = indexOf(columns.text);
  const channel = indexOf(columns.channel);
  const group = indexOf(columns.touchpoint);
  const customer = indexOf(columns.customerKey);
  const times = columns.occurredAt.map(indexOf);
  const titles = traps.titles.filter((title) => title !== columns.text).map(indexOf);
  const timesLeft = traps.timeLeft.map(({ column, field }) => ({ index: indexOf(column), field }));
  const names = columns.names.map(indexOf);
  const named = new Set([sourceId, text, channel, group, customer, ...titles, ...names]);
  for (const segment of columns.segments) named.delete(indexOf(segment));
  const rest = layout.headings.flatMap((heading, index) => (named.has(index) ? [] : [{ heading, index }]));

  return (cells) => {
    const withoutNames = nameMasker(names.map((index) => cellText(cells[index])));
    const masked = (words: string): string => withoutNames(maskPersonal(words));
    const fields: [string, string][] = [];
    for (const { heading, index } of rest) {
      const cell = cellText(cells[index]);
      // A cell that was read as a date holds nothing else.
      const value = times.includes(index) ? cell : masked(cell);
      if (value !== '') fields.push([heading, value]);
    }
    for (const { index, field } of timesLeft) {
      const left = cellText(cells[index]);
      if (left !== '') fields.push([field, left.startsWith('-') ? 'yes' : 'no']);
    }
    const timeTexts = times.map((index) => cellText(cells[index]));
    return {
      time: timeTexts.join(' ').trim(),
      sourceId: cellText(cells[sourceId]) || null,
      customer: cellText(cells[customer]),
      channel: maskPersonal(cellText(cells[channel])),
      text: masked(textOf(cells, [...titles, text])),
      group: maskPersonal(cellText(cells[group])),
      fields: Object.fromEntries(fields),
    };
  };
}

/** The texts of a row, each on a line of its own. */
function textOf(cells: readonly string[], indices: readonly number[]): string {
  if (indices.length === 1) return cellText(cells[indices[0] ?? -1]);
  return indices
    .map((index) => cellText(cells[index]))
    .filter((part) => part !== '')
    .join('\n');
}

type Drop = ImportPlan['traps']['drops'][number];

/** Why a row is no customer's, where it is none. */
function dropFinder({ traps, layout }: ImportPlan): (cells: readonly string[]) => Drop | null {
  const drops = traps.drops.map((drop) => ({ drop, index: layout.headings.indexOf(drop.column) }));
  if (drops.length === 0) return () => null;
  return (cells) =>
    drops.find(({ drop, index }) => drop.values.includes(cellText(cells[index]).toLowerCase()))?.drop ?? null;
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const clock = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `UTC${minutes < 0 ? '-' : '+'}${clock}`;
}
