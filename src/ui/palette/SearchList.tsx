import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Dialog,
  SearchField,
  useFilter,
} from 'react-aria-components';
import list from '../controls/Popover.module.css';
import styles from './SearchList.module.css';

export type SearchEntry = {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
  readonly keys?: string;
  readonly icon?: ReactNode;
  /** Why it cannot be chosen now; shown in place of the detail. */
  readonly reason?: string | null;
};

type Props = {
  /** What is searched, read aloud and shown in the empty field. */
  readonly label: string;
  readonly entries: readonly SearchEntry[];
  /** What was typed while this was on its way. */
  readonly typed: string;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
};

/** Type, arrow, Enter: over everything, for commands and for finding things. */
export function SearchList({ label, entries, typed, onChoose, onClose }: Props) {
  const { contains } = useFilter({ sensitivity: 'base' });
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className={styles.scrim ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={label} className={styles.dialog ?? ''}>
          <Autocomplete filter={contains} defaultInputValue={typed}>
            <SearchField
              aria-label={label}
              className={styles.search ?? ''}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: opened by a key in order to type at once
              autoFocus
            >
              <Search size={18} aria-hidden />
              {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props, jsx-a11y/prefer-tag-over-role -- reason: React Aria sets all of a combobox but its role */}
              <Input role="combobox" aria-expanded placeholder={label} className={styles.input ?? ''} />
            </SearchField>
            <ListBox
              aria-label={label}
              items={entries}
              disabledKeys={entries.filter(({ reason }) => reason).map(({ id }) => id)}
              onAction={(key) => onChoose(String(key))}
              renderEmptyState={() => <p className={list.empty}>Nothing by that name.</p>}
              className={`${list.list} ${styles.list}`}
            >
              {(entry) => <Line entry={entry} />}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ entry }: { readonly entry: SearchEntry }) {
  const detail = entry.reason ?? entry.detail;
  return (
    <ListBoxItem id={entry.id} textValue={entry.name} className={list.item ?? ''}>
      {entry.icon}
      <span className={list.words}>
        <span className={list.name}>{entry.name}</span>
        {detail ? <span className={list.detail}>{detail}</span> : null}
      </span>
      {entry.keys ? <kbd className={list.keys}>{entry.keys}</kbd> : null}
    </ListBoxItem>
  );
}
