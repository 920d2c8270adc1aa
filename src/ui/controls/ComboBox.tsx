import { ChevronDown, Plus } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  Group,
  Input,
  Label,
  ListBox,
  Popover,
} from 'react-aria-components';
import { ChoiceItem, type Choice } from './ChoiceItem.tsx';
import field from './Field.module.css';
import styles from './Popover.module.css';

const newKey = '+new';

type Props = {
  readonly label?: string;
  readonly 'aria-label'?: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
  /** Where given, text that matches no choice can be added in place; called with the trimmed text. */
  readonly onNew?: (text: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
};

/** Type to find one of many; with `onNew`, type to make another. */
export function ComboBox({ label, choices, value, onChange, onNew, placeholder, ...rest }: Props) {
  const chosen = choices.find((choice) => choice.id === value)?.name ?? '';
  // While null, the field shows what is chosen; while typing, what is typed.
  const [typed, setTyped] = useState<string | null>(null);
  const choose = (key: unknown) => {
    if (key === newKey) onNew?.((typed ?? '').trim());
    else if (typeof key === 'string') onChange(key);
    setTyped(null);
  };
  const found = matching(choices, typed ?? '', Boolean(onNew));
  // Type and Enter is enough: without an arrow key, Enter takes the first that matches.
  const takeFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const hasArrowed = event.currentTarget.hasAttribute('aria-activedescendant');
    const [first] = found;
    if (event.key !== 'Enter' || hasArrowed || !typed || !first) return;
    event.preventDefault();
    choose(first.id);
  };
  return (
    <AriaComboBox
      {...rest}
      items={found}
      inputValue={typed ?? chosen}
      onInputChange={(text) => setTyped(text === chosen ? null : text)}
      value={null}
      onChange={choose}
      onBlur={() => setTyped(null)}
      allowsEmptyCollection
      menuTrigger="focus"
      className={field.field ?? ''}
    >
      {label ? <Label className={field.label ?? ''}>{label}</Label> : null}
      <Group className={field.group ?? ''}>
        <Input placeholder={placeholder} onKeyDown={takeFirst} className={field.input ?? ''} />
        <Button className={field.chevron ?? ''}>
          <ChevronDown size={16} aria-hidden />
        </Button>
      </Group>
      <Popover offset={4} className={styles.popover ?? ''}>
        <ListBox<Choice>
          className={styles.list ?? ''}
          renderEmptyState={() => <p className={styles.empty}>Nothing by that name.</p>}
        >
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

/** Choices that contain what is typed; then, where it is allowed and no name is equal, the offer to add it. */
function matching(choices: readonly Choice[], typed: string, canAdd: boolean): readonly Choice[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = choices.filter((choice) => choice.name.toLocaleLowerCase().includes(wanted));
  const isKnown = found.some((choice) => choice.name.toLocaleLowerCase() === wanted);
  if (!canAdd || wanted === '' || isKnown) return found;
  return [...found, { id: newKey, name: `Add “${typed.trim()}”`, icon: <Plus size={16} aria-hidden /> }];
}
