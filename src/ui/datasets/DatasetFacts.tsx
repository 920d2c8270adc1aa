import { parseDay } from '#domain/failures/day.ts';
import type { DatasetDetail } from '#domain/failures/datasetDetail.ts';
import { daySpanWords } from '../words/daySpanWords.ts';
import styles from './Dataset.module.css';

const identityWords: Record<DatasetDetail['identity'], string> = {
  sourceId: 'its number in the source',
  content: 'its content: the source has no proven number',
};

const columnWords: Readonly<Record<string, string>> = {
  sourceId: 'Number',
  occurredAt: 'When',
  text: 'Words',
  channel: 'Channel',
  touchpoint: 'Grouped by',
  customerKey: 'Customer',
  lang: 'Language',
  score: 'Score',
  status: 'Status',
  firstReply: 'First reply',
  firstReplyAt: 'First reply at',
  resolve: 'Resolution',
  resolvedAt: 'Resolved at',
  reopens: 'Reopened',
  handoffs: 'Hand-offs',
  perceivedCause: 'Blames',
  burdenMinutes: 'Minutes lost',
  burdenMoney: 'Money lost',
  severity: 'Severity',
  segments: 'To filter by',
};

/** What a dataset holds, and which column was said to hold what; the next file is read in the same way. */
export function DatasetFacts({ detail }: { readonly detail: DatasetDetail }) {
  const { rows, days, source, timeZone, identity, importedAt, revision, settings } = detail;
  const columns = Object.entries(settings.columns ?? {}).filter(
    ([, column]) => column !== null && column !== undefined,
  );
  return (
    <>
      <dl className={styles.facts}>
        <Fact name="Failures" value={rows.toLocaleString()} />
        <Fact name="Days" value={days === null ? 'none yet' : spanWords(days)} />
        <Fact name="Source" value={source} />
        <Fact name="Last changed" value={`${whenWords(importedAt)}, revision ${revision.toLocaleString()}`} />
        <Fact name="Time zone" value={timeZone.replaceAll('_', ' ')} />
        <Fact name="A row is known by" value={identityWords[identity]} />
      </dl>
      {columns.length === 0 ? null : (
        <section aria-label="What its columns hold">
          <h3 className={styles.heading}>What its columns hold</h3>
          <dl className={styles.facts}>
            {columns.map(([key, column]) => (
              <Fact key={key} name={columnWords[key] ?? key} value={[column].flat().join(', ')} />
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function spanWords({ first, last }: NonNullable<DatasetDetail['days']>): string {
  return daySpanWords(parseDay(first) ?? 0, parseDay(last) ?? 0);
}

function whenWords(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}
