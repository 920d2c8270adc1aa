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

type Line = { readonly exposure: Exposure } | { readonly problem: string } | 'left';

/**
 * Reads the template of formats.md, 10: touchpoint, period_start, period_end, exposures and, where asked, satisfied.
 * With `places`, a touchpoint stands by id or exact name; without, by id, unchecked. Periods of one place may not overlap.
 */
export function parseExposures(text: string, places: readonly ExposedPlace[] | null = null): ParsedExposures {
  const columns = headingsOf(text);
  if (!exposureHeadings.every((heading) => columns.includes(heading))) {
    const problem = `The columns have to be ${exposureHeadings.join(', ')} and, if you like, satisfied.`;
    return { exposures: [], problems: [{ rowNumber: 1, problem }], left: 0 };
  }
  const reader = csvReader(delimiterOf(text));
  const [, ...rows] = [...reader.push(text.replace(/^\ufeff/, '')), ...reader.end()];
  const byPlace = new Map<string, Exposure[]>();
  const exposures: Exposure[] = [];
  const problems: ExposureProblem[] = [];
  let left = 0;
  for (const row of rows) {
    const line = readLine(row, columns, places, byPlace);
    if (line === 'left') left += 1;
    else if ('problem' in line) problems.push({ rowNumber: row.rowNumber, problem: line.problem });
    else {
      exposures.push(line.exposure);
      const { touchpoint } = line.exposure;
      byPlace.set(touchpoint, [...(byPlace.get(touchpoint) ?? []), line.exposure]);
    }
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
  places: readonly ExposedPlace[] | null,
  before: ReadonlyMap<string, readonly Exposure[]>,
): Line {
  if (problem !== null) return { problem };
  const cell = (heading: string): string => cells[columns.indexOf(heading)]?.trim() ?? '';
  const [exposures, satisfied] = [cell('exposures'), cell('satisfied')];
  if (exposures === '' && satisfied === '') return 'left';
  const place = findPlace(cell('touchpoint'), places);
  if ('problem' in place) return place;
  const parsed = exposureSchema.safeParse({
    touchpoint: place.id,
    periodStart: cell('period_start'),
    periodEnd: cell('period_end'),
    exposures: numberIn(exposures),
    satisfied: satisfied === '' ? undefined : numberIn(satisfied),
  });
  if (!parsed.success) return { problem: problemIn(parsed.error.issues[0], cell) };
  return clashOf(parsed.data, before.get(place.id) ?? []) ?? { exposure: parsed.data };
}

function numberIn(text: string): number | string {
  return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
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

function clashOf(exposure: Exposure, before: readonly Exposure[]): { readonly problem: string } | null {
  const other =
    overlappingExposure(before, exposure) ??
    before.find(
      ({ periodStart, periodEnd }) =>
        periodStart === exposure.periodStart && periodEnd === exposure.periodEnd,
    );
  if (!other) return null;
  return {
    problem: `Its period overlaps ${other.periodStart} to ${other.periodEnd} of the same touchpoint, whose customers would count twice.`,
  };
}
