import { Check } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import styles from './Popover.module.css';

export type MenuEntry = {
  readonly id: string;
  readonly name: string;
  readonly keys?: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  /** One of several that is in force now. */
  readonly isChosen?: boolean;
  readonly run: () => void;
};

export type MenuPopupProps = {
  /** What the menu is for, read aloud. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** `at once`: it was asked for before it was here. */
  readonly opens: 'at once' | 'when pressed';
  /** The button that opens it. */
  readonly children: ReactElement;
};

/** The menu with its button. */
export function MenuPopup({ label, entries, opens, children }: MenuPopupProps) {
  return (
    <MenuTrigger defaultOpen={opens === 'at once'}>
      {children}
      <Popover offset={4} className={styles.popover ?? ''}>
        <AriaMenu aria-label={label} items={entries} className={styles.list ?? ''}>
          {(entry) => (
            <MenuItem
              id={entry.id}
              textValue={entry.name}
              isDisabled={entry.isDisabled ?? false}
              // The menu gives the focus back first: what is run may put it elsewhere, and come back to the button.
              onAction={() => requestAnimationFrame(entry.run)}
              className={styles.item ?? ''}
            >
              {entry.icon}
              {entry.name}
              {entry.isChosen ? <Check size={16} className={styles.keys} aria-label="Chosen" /> : null}
              {entry.keys ? <kbd className={styles.keys}>{entry.keys}</kbd> : null}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
