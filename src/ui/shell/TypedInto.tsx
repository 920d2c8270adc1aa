import { Search } from 'lucide-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useFocusBack } from '../controls/useFocusBack.ts';
import styles from '../palette/SearchList.module.css';

type Props = {
  /** What the field says while it is empty. */
  readonly label: string;
  readonly onClose: () => void;
  /** The panel, given what was typed until its code had come. */
  readonly children: (typed: string) => ReactNode;
};

/**
 * A panel that a key opens in order to type. As long as its code is on its way, a field stands in for it: what is typed
 * is kept, and is not taken for the map's shortcuts.
 */
export function TypedInto({ label, onClose, children }: Props) {
  const [typed, setTyped] = useState('');
  useFocusBack();
  const field = (
    <input
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => (event.key === 'Escape' ? onClose() : undefined)}
      className={styles.input}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: opened by a key in order to type at once
      autoFocus
    />
  );
  const standIn = (
    <div className={styles.scrim}>
      <div className={styles.modal}>
        <div className={styles.search}>
          <Search size={18} aria-hidden />
          {field}
        </div>
      </div>
    </div>
  );
  return <Suspense fallback={standIn}>{children(typed)}</Suspense>;
}
