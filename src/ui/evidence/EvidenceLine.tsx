import { Button } from 'react-aria-components';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { ChannelIcon } from '../channels/ChannelIcon.tsx';
import { channelName } from '../channels/channelName.ts';
import styles from './Evidence.module.css';
import { whenWords } from './whenWords.ts';

type Props = { readonly row: EvidenceRow; readonly onOpen: () => void };

/** One failure in a list: when, how, the beginning of its words; pressed, all of it. */
export function EvidenceLine({ row, onOpen }: Props) {
  return (
    <li className={styles.row}>
      <Button className={styles.line ?? ''} data-row={row.id} onPress={onOpen}>
        <span className={styles.when}>
          <time dateTime={row.occurredAt}>{whenWords(row)}</time>
          <ChannelWords channel={row.channel} />
        </span>
        <span className={styles.text}>
          {row.text || <span className={styles.quiet}>{row.group || 'No words recorded'}</span>}
        </span>
      </Button>
    </li>
  );
}

export function ChannelWords({ channel }: { readonly channel: string }) {
  if (channel === '') return null;
  return (
    <span className={styles.channel}>
      <ChannelIcon channel={channel} />
      {channelName(channel)}
    </span>
  );
}
