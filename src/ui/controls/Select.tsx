import { ChevronDown } from 'lucide-react';
import { Button, Label, ListBox, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components';
import { ChoiceItem, type Choice } from './ChoiceItem.tsx';
import field from './Field.module.css';
import styles from './Popover.module.css';

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
export function Select<K extends string>({
  label,
  choices,
  value,
  onChange,
  placeholder,
  ...rest
}: Props<K>) {
  const choose = (key: unknown) => {
    const choice = choices.find((each) => each.id === key);
    if (choice) onChange(choice.id);
  };
  return (
    <AriaSelect
      {...rest}
      value={value}
      onChange={choose}
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
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
