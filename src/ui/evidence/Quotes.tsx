import { useCallback, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTallies } from '#actions/session.ts';
import type { EvidenceRow } from '#domain/failures/evidence.ts';
import { Button } from '../controls/Button.tsx';
import { loadQuotes, type EvidenceWish } from '../data/evidenceApi.ts';
import styles from './Quotes.module.css';
import { PinButton } from './PinButton.tsx';
import { useLoaded } from '../data/useLoaded.ts';
import { whenWords } from './whenWords.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = {
  readonly wish: EvidenceWish;
  /** Where a pinned quote goes; null = it cannot be pinned. */
  readonly place: string | null;
  readonly onOpen: (row: EvidenceRow) => void;
};

const shownFirst = 2;

/** Five texts that stand for all, and one that says otherwise; how they were chosen is said with them. */
export function Quotes({ wish, place, onOpen }: Props) {
  const ask = useCallback((signal: AbortSignal) => loadQuotes(wish, signal), [wish]);
  const { value, problem } = useLoaded(
    ask,
    useTallies(({ tables }) => tables),
  );
  const [isOpen, setOpen] = useState(false);
  if (problem !== null) return <p className={styles.quiet}>{problem}</p>;
  // The rows below are there first: what comes late does not push them from under the pointer.
  if (value === null) return <div className={styles.waiting} aria-busy />;
  if (value.quotes.length === 0) return null;
  const { quotes, dissenting, read, withWords } = value;
  const shown = isOpen ? quotes : quotes.slice(0, shownFirst);
  return (
    <section aria-label="In their words" className={styles.quotes}>
      <h3 className={styles.heading}>In their words</h3>
      <ul>
        {shown.map(({ row, like }) => (
          <Quote key={row.id} row={row} place={place} onOpen={onOpen}>
            stands for {like.toLocaleString()} like it
          </Quote>
        ))}
        {dissenting === null ? null : (
          <Quote row={dissenting.row} place={place} onOpen={onOpen}>
            {dissenting.because === 'scoredWell'
              ? 'says otherwise: this customer scored well'
              : 'says otherwise: least like all the others'}
          </Quote>
        )}
      </ul>
      <p className={styles.foot}>
        {quotes.length > shownFirst ? (
          <Button look="plain" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? 'Fewer quotes' : `${quotes.length - shownFirst} more quotes`}
          </Button>
        ) : null}
        <span className={styles.quiet}>{readWords(read, withWords)}</span>
      </p>
    </section>
  );
}

function readWords(read: number, withWords: number): string {
  if (read === withWords) return `Chosen by what all ${read.toLocaleString()} texts have in common.`;
  return `Chosen by what ${read.toLocaleString()} of ${withWords.toLocaleString()} texts have in common.`;
}

type QuoteProps = Omit<Props, 'wish'> & { readonly row: EvidenceRow; readonly children: React.ReactNode };

function Quote({ row, place, onOpen, children }: QuoteProps) {
  return (
    <li className={styles.quote}>
      <AriaButton className={styles.words ?? ''} onPress={() => onOpen(row)}>
        <q>{row.text}</q>
      </AriaButton>
      <div className={styles.why}>
        <span>
          {whenWords(row)} · {children}
        </span>
        {place === null ? null : (
          <EditorsOnly>
            <PinButton row={row} place={place} />
          </EditorsOnly>
        )}
      </div>
    </li>
  );
}
