import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import field from './Field.module.css';
import styles from './Popover.module.css';

export type Choice<K extends string = string> = {
  readonly id: K;
  readonly name: string;
  readonly detail?: string;
  readonly icon?: ReactNode;
};

type Props<K extends string> = {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly choices: readonly Choice<K>[];
  readonly value: K | null;
  readonly onChange: (value: K) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
};

/** One of a short, known list. For long lists or new entries there is ComboBox. */
export function Select<K extends string>({ label, choices, value, onChange, placeholder, ...rest }: Props<K>) {
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={(key) => {
        const choice = choices.find((each) => each.id === key);
        if (choice) onChange(choice.id);
      }}
      placeholder={placeholder ?? 'Choose'}
      className={field.field ?? ''}
    >
      {label ? <Label className={field.label ?? ''}>{label}</Label> : null}
      <Button className={field.trigger ?? ''}>
        <SelectValue className={field.value ?? ''}>
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : choices.find((choice) => choice.id === value)?.name
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover offset={4} className={styles.popover ?? ''}>
        <ListBox items={choices} className={styles.list ?? ''}>
          {(choice) => (
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
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
