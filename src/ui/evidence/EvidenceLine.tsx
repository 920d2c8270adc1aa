import { useMap } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { ChannelIcon } from '../channels/ChannelIcon.tsx';
import { channelName } from '../channels/channelName.ts';
import styles from './Evidence.module.css';

/** One failure: when, how, in whose words; its other columns and where it stands in its file on demand. */
export function EvidenceLine({ row }: { readonly row: EvidenceRow }) {
  const groupBy = useMap((map) => map.datasets.get(row.dataset)?.groupBy ?? '');
  const fields = Object.entries(row.fields).filter(([, value]) => value !== '');
  return (
    <li className={styles.row}>
      <p className={styles.when}>
        <time dateTime={row.occurredAt} title={row.zone}>
          {whenOf(row)}
        </time>
        {row.channel === '' ? null : (
          <span className={styles.channel}>
            <ChannelIcon channel={row.channel} />
            {channelName(row.channel)}
          </span>
        )}
      </p>
      <p className={styles.text}>{row.text || <span className={styles.quiet}>No words recorded</span>}</p>
      <details className={styles.more}>
        <summary>
          {groupBy || 'Group'}: {row.group || '(empty)'}
        </summary>
        <dl className={styles.fields}>
          <Field name="Source" value={`${row.source}, row ${row.rowNumber.toLocaleString()}`} />
          {row.sourceId === null ? null : <Field name="Number" value={row.sourceId} />}
          {fields.map(([name, value]) => (
            <Field key={name} name={name} value={value} />
          ))}
        </dl>
      </details>
    </li>
  );
}

function Field({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** In the file's own zone and no more exact than the file was. */
function whenOf({ occurredAt, zone, precision }: EvidenceRow): string {
  const timeStyle = precision === 'day' ? undefined : precision === 'minute' ? 'short' : 'medium';
  return new Date(occurredAt).toLocaleString(undefined, {
    dateStyle: 'medium',
    ...(timeStyle ? { timeStyle } : {}),
    timeZone: zone,
  });
}
