import type { Examination } from '#domain/failures/examineFile.ts';
import type { ImportSettings } from '#domain/failures/importSettings.ts';
import type { DatasetRow } from './datasetTable.ts';

/**
 * What was answered for the last file of this dataset holds for the next, unless it says otherwise. Not kept is what is
 * about one file only: its encoding and layout, and whether its days and months were swapped.
 */
export function withKeptAnswers(known: DatasetRow, said: ImportSettings): ImportSettings {
  const { settings: kept } = known;
  const given = Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== undefined));
  return {
    ...kept,
    timeZone: known.timeZone,
    source: known.source,
    ...given,
    ...both('dateOrder', kept.dateOrder, said.dateOrder),
    ...both('units', kept.units, said.units),
  };
}

/** Answers by column: the new ones beside those kept for other columns. */
function both<T>(
  key: string,
  kept: Readonly<Record<string, T>> | undefined,
  said: Readonly<Record<string, T>> | undefined,
): object {
  const answers = { ...kept, ...said };
  return Object.keys(answers).length === 0 ? {} : { [key]: answers };
}

/** The answers to keep with a dataset, with the columns as they were settled, also by a preset. */
export function answersToKeep(answers: ImportSettings, { suggested, plan }: Examination): ImportSettings {
  const { dateOrder, decimalSign, units, scoreScale, scorePolarity } = answers;
  const kept: ImportSettings = {
    columns: suggested.columns,
    kind: plan?.kind,
    dateOrder,
    decimalSign,
    units,
    scoreScale,
    scorePolarity,
  };
  return Object.fromEntries(Object.entries(kept).filter(([, answer]) => answer !== undefined));
}
