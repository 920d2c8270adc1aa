import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ListBoxItem } from 'react-aria-components';
import styles from './Popover.module.css';

export type Choice<K extends string = string> = {
  readonly id: K;
  readonly name: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
};

/** One line of a list to choose from. */
export function ChoiceItem({ choice }: { readonly choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.name} className={styles.item ?? ''}>
      {({ isSelected }) => (
        <>
          {choice.icon}
          <span className={styles.words}>
            <span className={styles.name}>{choice.name}</span>
            {choice.detail ? <span className={styles.detail}>{choice.detail}</span> : null}
          </span>
          {isSelected ? <Check size={16} aria-hidden /> : null}
        </>
      )}
    </ListBoxItem>
  );
}
