import { csvReader, type CsvRow } from './csvReader.ts';
import { exposureSchema, overlappingExposure, type Exposure } from './exposure.ts';
import { exposureHeadings, headingsOf } from './exposureHeadings.ts';
import type { ExposedPlace } from './exposuresCsv.ts';

/** A line of an exposures file that cannot be used, and why. */
export interface ExposureProblem {
  readonly rowNumber: number;
  readonly problem: string;
}

/** Rows with a number, those that cannot be used, and how many were `left` without a number. */
export interface ParsedExposures {
  readonly exposures: readonly Exposure[];
  readonly problems: readonly ExposureProblem[];
  readonly left: number;
}

/** What the rows are held against: the map's places, and what is stored and will stay unless a row replaces it. */
export interface KnownExposures {
  readonly places: readonly ExposedPlace[];
  readonly stored: readonly Exposure[];
}

type Line = { readonly exposure: Exposure } | { readonly problem: string } | 'left';

/**
 * Reads the template of formats.md, 10: touchpoint, period_start, period_end, exposures and, where asked, satisfied.
 * With `known`, a touchpoint stands by id or exact name; without, by id, unchecked. Periods of one place may not
 * overlap; an equal stored one is replaced.
 */
export function parseExposures(text: string, known: KnownExposures | null = null): ParsedExposures {
  const columns = headingsOf(text);
  if (!exposureHeadings.every((heading) => columns.includes(heading))) {
    const problem = `The columns have to be ${exposureHeadings.join(', ')} and, if you like, satisfied.`;
    return { exposures: [], problems: [{ rowNumber: 1, problem }], left: 0 };
  }
  const reader = csvReader(delimiterOf(text));
  const [, ...rows] = [...reader.push(text.replace(/^\ufeff/, '')), ...reader.end()];
  const stored = Map.groupBy(known?.stored ?? [], ({ touchpoint }) => touchpoint);
  const byPlace = new Map<string, Exposure[]>();
  const exposures: Exposure[] = [];
  const problems: ExposureProblem[] = [];
  let left = 0;
  for (const row of rows) {
    const line = readLine(row, columns, known);
    if (line === 'left') {
      left += 1;
      continue;
    }
    const checked = 'problem' in line ? line : clashChecked(line.exposure, byPlace, stored);
    if ('problem' in checked) problems.push({ rowNumber: row.rowNumber, problem: checked.problem });
    else exposures.push(checked.exposure);
  }
  return { exposures, problems, left };
}

function delimiterOf(text: string): string {
  const head = text.split(/[\r\n]/, 1)[0] ?? '';
  return [';', '\t'].find((delimiter) => head.includes(delimiter)) ?? ',';
}

function readLine(
  { cells, problem }: CsvRow,
  columns: readonly string[],
  known: KnownExposures | null,
): Line {
  if (problem !== null) return { problem };
  const cell = (heading: string): string => cells[columns.indexOf(heading)]?.trim() ?? '';
  const [exposures, satisfied] = [cell('exposures'), cell('satisfied')];
  if (exposures === '' && satisfied === '') return 'left';
  const place = findPlace(cell('touchpoint'), known?.places ?? null);
  if ('problem' in place) return place;
  const parsed = exposureSchema.safeParse({
    touchpoint: place.id,
    periodStart: cell('period_start'),
    periodEnd: cell('period_end'),
    exposures: numberIn(exposures),
    satisfied: satisfied === '' ? undefined : numberIn(satisfied),
  });
  if (!parsed.success) return { problem: problemIn(parsed.error.issues[0], cell) };
  return { exposure: parsed.data };
}

/** Where thousands are marked with a point, 1.200 is no 1.2: it is left to be refused. */
function numberIn(text: string): number | string {
  const mayBeThousands = /^\d{1,3}(\.\d{3})+$/.test(text);
  return text === '' || mayBeThousands || Number.isNaN(Number(text)) ? text : Number(text);
}

const headingOf: Readonly<Record<string, string>> = {
  periodStart: 'period_start',
  periodEnd: 'period_end',
  exposures: 'exposures',
  satisfied: 'satisfied',
  touchpoint: 'touchpoint',
};

function problemIn(
  issue:
    { readonly path: readonly PropertyKey[]; readonly code: string; readonly message: string } | undefined,
  cell: (heading: string) => string,
): string {
  const heading = headingOf[String(issue?.path[0])] ?? '';
  const why = issue?.code === 'invalid_type' ? 'has to be a plain number such as 1200' : issue?.message;
  return `${heading} “${cell(heading)}” ${why ?? 'cannot be read'}.`;
}

function findPlace(
  name: string,
  places: readonly ExposedPlace[] | null,
): { readonly id: string } | { readonly problem: string } {
  if (places === null || places.some(({ id }) => id === name)) return { id: name };
  const named = places.filter((place) => place.name === name && name !== '');
  const [only, second] = named;
  if (only === undefined) return { problem: `There is no touchpoint “${name}” in this map.` };
  if (second === undefined) return only;
  const ids = named.map(({ id }) => id).join(' or ');
  return { problem: `${named.length} touchpoints are called “${name}”: write the id instead, ${ids}.` };
}

type ByPlace = Map<string, Exposure[]>;

/** The row itself, taken note of, or what it overlaps: a row before it or what is stored. */
function clashChecked(exposure: Exposure, before: ByPlace, stored: ByPlace): Exclude<Line, 'left'> {
  const { touchpoint, periodStart, periodEnd } = exposure;
  const ofPlace = before.get(touchpoint) ?? [];
  const twice = ofPlace.some((each) => each.periodStart === periodStart && each.periodEnd === periodEnd);
  if (twice)
    return { problem: `The period ${periodStart} to ${periodEnd} stands twice for this touchpoint.` };
  const other =
    overlappingExposure(ofPlace, exposure) ?? overlappingExposure(stored.get(touchpoint) ?? [], exposure);
  if (other !== null) {
    return {
      problem: `Its period overlaps ${other.periodStart} to ${other.periodEnd} of the same touchpoint, whose customers would count twice.`,
    };
  }
  before.set(touchpoint, [...ofPlace, exposure]);
  return { exposure };
}
