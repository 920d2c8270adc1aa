import { csvLine } from './csvLine.ts';
import type { Exposure } from './exposure.ts';
import { exposureHeadings } from './exposureHeadings.ts';
import { monthPeriod } from './monthPeriod.ts';

/** A touchpoint or path as an exposures file names it. */
export interface ExposedPlace {
  readonly id: string;
  readonly name: string;
}

/**
 * The template of formats.md, 10, to be filled in: what is stored, and an empty line for each place and month (months
 * since year 0) of which nothing is stored. Places stand by name where that is clear, else by id.
 */
export function exposuresCsv({
  places,
  months,
  stored,
}: {
  readonly places: readonly ExposedPlace[];
  readonly months: readonly number[];
  readonly stored: readonly Exposure[];
}): string {
  const periods = months.map((month) => ({ ...monthPeriod(month), exposures: '', satisfied: undefined }));
  const byPlace = Map.groupBy(stored, ({ touchpoint }) => touchpoint);
  const lines = places.flatMap((place) => {
    const known = byPlace.get(place.id) ?? [];
    const empty = periods.filter(
      ({ periodStart, periodEnd }) =>
        !known.some((each) => each.periodStart <= periodEnd && periodStart <= each.periodEnd),
    );
    const name = fileName(place, places);
    return [...known.map((each) => ({ ...each, exposures: String(each.exposures) })), ...empty]
      .toSorted((a, b) => (a.periodStart < b.periodStart ? -1 : 1))
      .map(({ periodStart, periodEnd, exposures, satisfied }) =>
        csvLine([name, periodStart, periodEnd, exposures, satisfied === undefined ? '' : String(satisfied)]),
      );
  });
  return csvLine([...exposureHeadings, 'satisfied']) + lines.join('');
}

function fileName({ id, name }: ExposedPlace, places: readonly ExposedPlace[]): string {
  const isClear = places.filter((place) => place.name === name || place.id === name).length === 1;
  // A name that a spreadsheet would run gets an apostrophe, and would not be found again.
  return isClear && name.trim() === name && name !== '' && !csvLine([name]).startsWith("'") ? name : id;
}
