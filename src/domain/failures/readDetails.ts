import { parseCause } from './causeText.ts';
import { parseDateText } from './dateText.ts';
import { swapDayAndMonth } from './day.ts';
import { detailRoles, type DetailRole } from './detailColumns.ts';
import { noDetails, type FailureDetails } from './failureDetails.ts';
import type { ImportPlan } from './importPlan.ts';
import { maskPersonal } from './maskPersonal.ts';
import { durationMinutes } from './durationText.ts';
import { parseNumber } from './numberText.ts';
import { cellText } from './nullWords.ts';
import { zoneConverter } from './timeZone.ts';

/** A cell that could not be read as what its column holds, or one whose value comes from another column instead. */
export interface DetailNote {
  readonly column: string;
  readonly what: 'leftOut' | 'recomputed';
}

export interface DetailsRead {
  readonly details: FailureDetails;
  readonly notes: readonly DetailNote[];
}

type Part = Partial<FailureDetails>;
/** What a filled cell says; null where it does not fit. `occurredAt` in milliseconds. */
type ReadCell = (text: string, occurredAt: number) => Part | null;
interface MappedColumn {
  readonly role: DetailRole;
  readonly heading: string;
  readonly index: number;
  readonly read: ReadCell;
}

const nothing: DetailsRead = { details: noDetails, notes: [] };
const longestStatus = 60;
const longestLang = 35;

/**
 * Reads what a row says beside what and when. A cell that does not fit is empty there and noted; no row is refused for
 * it. A length of time stands before the one that two points in time give.
 */
export function detailReader(
  plan: ImportPlan,
): (cells: readonly string[], occurredAt: number) => DetailsRead {
  const mapped = mappedColumns(plan);
  if (mapped.length === 0) return () => nothing;
  const { status, resolve, resolvedAt } = plan.details.columns;
  const saysWhenResolved = [resolve ?? [], resolvedAt ?? []].flat();
  const mayBeOpen = status === undefined && saysWhenResolved.length > 0;
  return (cells, occurredAt) => {
    const details = { ...noDetails };
    const notes: DetailNote[] = [];
    for (const { role, heading, index, read } of mapped) {
      const text = cellText(cells[index]);
      const part = text === '' ? null : read(text, occurredAt);
      if (part !== null) Object.assign(details, part);
      else if (isComputed(role, details)) notes.push({ column: heading, what: 'recomputed' });
      else if (text !== '') notes.push({ column: heading, what: 'leftOut' });
    }
    if (mayBeOpen) details.status = statusOf(details, notes, saysWhenResolved);
    return { details, notes };
  };
}

const pointsInTime: readonly DetailRole[] = ['firstReplyAt', 'resolvedAt'];

/** Points in time come first, so that a length of time finds what they gave. */
const readingOrder = [...pointsInTime, ...detailRoles.filter((role) => !pointsInTime.includes(role))];

function mappedColumns(plan: ImportPlan): readonly MappedColumn[] {
  return readingOrder.flatMap((role) => {
    const heading = plan.details.columns[role];
    const index = heading === undefined ? -1 : plan.layout.headings.indexOf(heading);
    return heading === undefined || index < 0
      ? []
      : [{ role, heading, index, read: cellReader(role, heading, plan) }];
  });
}

/** No time of resolution means open, unless there was one that could not be read. */
function statusOf(
  { resolveMinutes }: FailureDetails,
  notes: readonly DetailNote[],
  columns: readonly string[],
): string {
  if (resolveMinutes !== null) return 'resolved';
  return notes.some(({ column, what }) => what === 'leftOut' && columns.includes(column)) ? '' : 'open';
}

function isComputed(role: DetailRole, details: FailureDetails): boolean {
  return (
    (role === 'firstReply' && details.firstReplyMinutes !== null) ||
    (role === 'resolve' && details.resolveMinutes !== null)
  );
}

function cellReader(role: DetailRole, heading: string, plan: ImportPlan): ReadCell {
  const number = numberReader(heading, plan);
  switch (role) {
    case 'lang':
      return (text) => (text.length > longestLang ? null : { lang: maskPersonal(text) });
    case 'status':
      return (text) => (text.length > longestStatus ? null : { status: maskPersonal(text) });
    case 'score':
      return scoreReader(plan, number);
    case 'firstReply':
      return (text) => lengthOf(text, heading, plan, 'firstReplyMinutes');
    case 'resolve':
      return (text) => lengthOf(text, heading, plan, 'resolveMinutes');
    case 'burdenMinutes':
      return (text) => lengthOf(text, heading, plan, 'burdenMinutes');
    case 'firstReplyAt':
      return minutesUntil(heading, plan, 'firstReplyMinutes');
    case 'resolvedAt':
      return minutesUntil(heading, plan, 'resolveMinutes');
    case 'reopens':
      return (text) => asPart('reopens', timesOf(text, number));
    case 'handoffs':
      return handoffReader(heading, plan, number);
    case 'perceivedCause':
      return (text) => asPart('perceivedCause', parseCause(text));
    case 'burdenMoney':
      return (text) => asPart('burdenMoney', atLeast(0, number(text)));
    case 'severity':
      return (text) => asPart('severity', severityOf(number(text)));
  }
}

type ReadNumber = (text: string) => number | null;

function numberReader(heading: string, { details }: ImportPlan): ReadNumber {
  const sign = details.decimalSign[heading] ?? '.';
  return (text) => parseNumber(text, sign);
}

function asPart<K extends keyof FailureDetails>(key: K, value: FailureDetails[K] | null): Part | null {
  return value === null ? null : { [key]: value };
}

type MinutesKey = 'firstReplyMinutes' | 'resolveMinutes' | 'burdenMinutes';

function lengthOf(text: string, heading: string, { details }: ImportPlan, key: MinutesKey): Part | null {
  return asPart(
    key,
    durationMinutes(text, details.units[heading] ?? 'minutes', details.decimalSign[heading] ?? '.'),
  );
}

function minutesUntil(heading: string, plan: ImportPlan, key: MinutesKey): ReadCell {
  const order = plan.details.dateOrder[heading] ?? plan.dateOrder;
  const isSwapped = plan.details.swapRepair[heading] ?? false;
  const toInstant = zoneConverter(plan.timeZone);
  return (text, occurredAt) => {
    const written = parseDateText(text, order);
    if (written === null) return null;
    const day = isSwapped ? swapDayAndMonth(written.day) : written.day;
    return asPart(key, atLeast(0, (toInstant({ ...written, day }).at - occurredAt) / 60_000));
  };
}

function scoreReader({ details: { score } }: ImportPlan, number: ReadNumber): ReadCell {
  if (score === null) return () => null;
  const [, low = '', high = ''] = /^(-?\d+)-(\d+)$/.exec(score.scale) ?? [];
  return (text) => {
    const value = number(text);
    if (value === null || value < Number(low) || value > Number(high)) return null;
    return { score: { value, ...score } };
  };
}

function atLeast(least: number, value: number | null): number | null {
  return value === null || value < least ? null : value;
}

/** A case that saw three groups was handed on twice. */
function handoffReader(heading: string, { details }: ImportPlan, number: ReadNumber): ReadCell {
  const first = details.stations.includes(heading) ? 1 : 0;
  return (text) => {
    const count = timesOf(text, number);
    return asPart('handoffs', count === null ? null : atLeast(0, count - first));
  };
}

const yes = /^(yes|true|y)$/i;
const no = /^(no|false|n)$/i;

function timesOf(text: string, number: ReadNumber): number | null {
  if (yes.test(text)) return 1;
  if (no.test(text)) return 0;
  const value = atLeast(0, number(text));
  return value === null || !Number.isInteger(value) ? null : value;
}

function severityOf(value: number | null): number | null {
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 10 ? value : null;
}
