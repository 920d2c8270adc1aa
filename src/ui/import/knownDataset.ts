import { datasetDetailSchema, type DatasetDetail } from '#domain/failures/datasetDetail.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { requestJson } from '../data/requestJson.ts';
import type { ImportAnswers } from './importSteps.ts';

/**
 * The dataset of this map whose answers name only columns that a file has, the latest import first: the file is
 * likely its next month. Null where there is none.
 */
export async function knownDataset(
  mapId: string,
  datasets: JourneyMap['datasets'],
  headings: readonly string[],
): Promise<DatasetDetail | null> {
  const latestFirst = [...datasets.values()]
    .filter(({ kind, rows }) => kind === 'failures' && rows > 0)
    .toSorted((a, b) => (a.importedAt < b.importedAt ? 1 : -1));
  for (const { id } of latestFirst) {
    const path = `/maps/${encodeURIComponent(mapId)}/datasets/${encodeURIComponent(id)}`;
    const answer = await requestJson(path, datasetDetailSchema);
    if (answer.ok && fits(answer.value, headings)) return answer.value;
  }
  return null;
}

function fits({ settings: { columns } }: DatasetDetail, headings: readonly string[]): boolean {
  if (!columns?.occurredAt || !columns.touchpoint) return false;
  const named = Object.values(columns).flatMap((column) => column ?? []);
  return named.every((heading) => headings.includes(heading));
}

/**
 * The answers that the dataset was made with, for a file that adds to it. Its source alone names it: who then calls the
 * rows otherwise means another dataset.
 */
export function answersOf({
  settings,
  source,
  timeZone,
}: Pick<DatasetDetail, 'settings' | 'source' | 'timeZone'>): ImportAnswers {
  return { ...settings, source, timeZone };
}
