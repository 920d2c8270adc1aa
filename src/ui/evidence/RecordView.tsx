import { ArrowLeft, ChevronDown, ChevronUp } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { useMap, useSession, useTallies } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { loadRecord } from '../data/evidenceApi.ts';
import { useSettings } from '../shell/settings.ts';
import { ChannelWords } from './EvidenceLine.tsx';
import { columnsOf, fieldsOf } from './fieldsOf.ts';
import { ItsWay } from './ItsWay.tsx';
import { Neighbours } from './Neighbours.tsx';
import { PinButton } from './PinButton.tsx';
import styles from './Record.module.css';
import { useLoaded } from '../data/useLoaded.ts';
import { whenWords, zoneWords } from './whenWords.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = {
  readonly row: EvidenceRow;
  /** Where it stands in the list, "3 of 812"; null where it was reached otherwise. */
  readonly position: string | null;
  readonly place: string | null;
  /** Null at the list's ends. */
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
  readonly onBack: () => void;
  readonly onOpen: (row: EvidenceRow) => void;
};

/** One failure with all that is known of it: its words, when and where, its way here, and its neighbours. */
export function RecordView({ row, position, place, onPrevious, onNext, onBack, onOpen }: Props) {
  const { mapId } = useSession();
  const currency = useMap(({ meta }) => meta.currency);
  const ask = useCallback((signal: AbortSignal) => loadRecord(mapId, row.id, signal), [mapId, row.id]);
  const { value: record, problem } = useLoaded(
    ask,
    useTallies(({ tables }) => tables),
  );
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reason: J and K walk while the focus is anywhere within
    <article
      aria-label="One failure"
      className={styles.record}
      onKeyDown={(event) => {
        const walk = walkOf(event, singleKeys);
        if (walk === null) return;
        event.preventDefault();
        event.stopPropagation();
        (walk === 'next' ? onNext : walk === 'previous' ? onPrevious : onBack)?.();
      }}
    >
      <div ref={top} tabIndex={-1} className={styles.bar}>
        <Button look="plain" onPress={onBack}>
          <ArrowLeft size={16} aria-hidden />
          Back
        </Button>
        <span className={styles.position} aria-live="polite">
          {position}
        </span>
        <IconButton label="Previous" keys="K" isDisabled={onPrevious === null} onPress={() => onPrevious?.()}>
          <ChevronUp size={16} aria-hidden />
        </IconButton>
        <IconButton label="Next" keys="J" isDisabled={onNext === null} onPress={() => onNext?.()}>
          <ChevronDown size={16} aria-hidden />
        </IconButton>
      </div>
      <p className={styles.when}>
        <time dateTime={row.occurredAt}>{whenWords(row)}</time>
        <ChannelWords channel={row.channel} />
      </p>
      <p className={styles.zone}>{zoneWords(row)}</p>
      <div className={styles.words}>
        {row.text ? <blockquote>{row.text}</blockquote> : <p className={styles.quiet}>No words recorded</p>}
        {place === null ? null : (
          <EditorsOnly>
            <PinButton row={row} place={place} />
          </EditorsOnly>
        )}
      </div>
      <ItsWay row={record?.row.id === row.id ? record.row : row} />
      <Fields fields={fieldsOf(row, currency)} />
      <details className={styles.more}>
        <summary>As it stands in the file</summary>
        <Fields fields={columnsOf(row)} />
      </details>
      {problem === null ? null : <p className={styles.quiet}>{problem}</p>}
      <Neighbours
        row={row}
        place={place}
        ofCustomer={record?.row.id === row.id ? record.ofCustomer : undefined}
        onOpen={onOpen}
      />
    </article>
  );
}

function Fields({ fields }: { readonly fields: ReturnType<typeof fieldsOf> }) {
  return (
    <dl className={styles.fields}>
      {fields.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type Keys = Pick<React.KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** J and K are letters and can be switched off; up and down stay the scrolling of long texts. */
function walkOf(
  { key, ctrlKey, metaKey, altKey }: Keys,
  letters: 'on' | 'off',
): 'next' | 'previous' | 'back' | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (letters === 'off' && (key === 'j' || key === 'k')) return null;
  switch (key) {
    case 'j':
    case 'ArrowRight':
      return 'next';
    case 'k':
    case 'ArrowLeft':
      return 'previous';
    case 'Escape':
      return 'back';
    default:
      return null;
  }
}
