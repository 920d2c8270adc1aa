import type { DatabaseSync } from 'node:sqlite';
import { keywordTester } from '#domain/failures/keywordTester.ts';
import type { DatasetColumns, RuleLooks, RulePreview } from '#domain/failures/ruleLooks.ts';
import { findDataset } from './datasetTable.ts';

type Named = { readonly mapId: string; readonly dataset: string };

const mostLookedAt = 20_000;
const mostValues = 100;
/** Beyond so many different values a column is told without those that come late. */
const mostCounted = 2_000;
const longestValue = 500;
const mostExamples = 3;
const exampleLength = 200;

/** What rules can look at beside the group, from an even sample of the rows. */
export function datasetColumns(db: DatabaseSync, { mapId, dataset }: Named): DatasetColumns | null {
  const found = findDataset(db, mapId, { id: dataset });
  if (found === null) return null;
  const counted = new Map<string, Map<string, number>>();
  let lookedAt = 0;
  for (const row of sampleOf(db, found)) {
    lookedAt += 1;
    for (const [heading, value] of Object.entries(fieldsOf(row))) countValue(counted, heading, value);
  }
  const columns = [...counted].map(([heading, values]) => ({
    heading,
    values: [...values]
      .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, mostValues)
      .map(([value]) => value),
  }));
  return { lookedAt, columns };
}

function countValue(counted: Map<string, Map<string, number>>, heading: string, value: string): void {
  if (heading === '' || heading.length > longestValue || value.length > longestValue) return;
  const values = counted.get(heading) ?? new Map<string, number>();
  counted.set(heading, values);
  const count = values.get(value) ?? 0;
  if (count > 0 || values.size < mostCounted) values.set(value, count + 1);
}

/** How many rows fit what a rule looks at, from an even sample, and the beginnings of a few of their texts. */
export function ruleFits(
  db: DatabaseSync,
  { mapId, dataset, looks }: Named & { readonly looks: RuleLooks },
): RulePreview | null {
  const found = findDataset(db, mapId, { id: dataset });
  if (found === null) return null;
  const fits = looksFor(looks);
  const examples = new Set<string>();
  let lookedAt = 0;
  let fitting = 0;
  for (const row of sampleOf(db, found)) {
    lookedAt += 1;
    if (!fits(row)) continue;
    fitting += 1;
    const text = String(row['text']).trim().slice(0, exampleLength);
    if (examples.size < mostExamples && text !== '') examples.add(text);
  }
  const scale = lookedAt === 0 ? 0 : found.rows / lookedAt;
  return { rows: found.rows, lookedAt, fits: Math.round(fitting * scale), examples: [...examples] };
}

type Row = Readonly<Record<string, unknown>>;

function looksFor({ kind, column, value, also, words }: RuleLooks): (row: Row) => boolean {
  const conditions = kind === 'columnValue' ? [{ column, value }, ...also] : also;
  const hasWords = kind === 'keywords' ? keywordTester(words) : null;
  const needsFields = conditions.some((each) => each.column !== '');
  return (row) => {
    const fields = needsFields ? fieldsOf(row) : {};
    const holds = conditions.every(
      (each) => (each.column === '' ? row['grp'] : (fields[each.column] ?? '')) === each.value,
    );
    return holds && (hasWords === null || hasWords(String(row['text'])));
  };
}

/** Every so-many-th row, so that early and late rows are there alike. */
function sampleOf(
  db: DatabaseSync,
  { no, rows }: { readonly no: number; readonly rows: number },
): Iterable<Row> {
  const step = Math.max(1, Math.ceil(rows / mostLookedAt));
  return db
    .prepare('SELECT grp, text, fields FROM failures WHERE dataset = ? AND id % ? = 0')
    .iterate(no, step);
}

function fieldsOf(row: Row): Readonly<Record<string, string>> {
  return JSON.parse(String(row['fields'])) as Readonly<Record<string, string>>;
}
