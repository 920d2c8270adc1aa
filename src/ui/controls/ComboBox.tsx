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
  /** What was typed before this was there. */
  readonly typed?: string;
};

/** Type to find one of many; with `onNew`, type to make another. */
export function ComboBox({ label, choices, value, onChange, onNew, placeholder, typed, ...rest }: Props) {
  const { found, first, shown, taken, isQuiet, type, choose, takeBack, leave } = useChoosing({
    choices,
    value,
    onChange,
    onNew,
    typed,
  });
  // Type and Enter is enough: without an arrow key, Enter takes the first that matches. React Aria must not hear it: it
  // would take the text back to what was chosen before, and open the list again as that changes.
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const isOpen = event.currentTarget.getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && isOpen) {
      // Closing the list is all that this one does: the field is left by the next.
      event.preventDefault();
      takeBack();
    }
    const hasArrowed = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || hasArrowed || !first) return;
    event.preventDefault();
    event.stopPropagation();
    choose(first.id);
  };
  return (
    <AriaComboBox
      {...rest}
      items={found}
      inputValue={shown}
      onInputChange={type}
      value={taken}
      onChange={choose}
      onBlur={leave}
      allowsEmptyCollection
      menuTrigger={isQuiet ? 'manual' : 'focus'}
      className={field.field ?? ''}
    >
      {label ? <Label className={field.label ?? ''}>{label}</Label> : null}
      <Group className={field.group ?? ''}>
        <Input placeholder={placeholder} onKeyDownCapture={onKey} className={field.input ?? ''} />
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

/**
 * What the field shows and offers. What was just taken is remembered until `value` says something else: that closes the
 * list, and the name stays the same meanwhile, so that the list stays closed.
 */
function useChoosing({
  choices,
  value,
  onChange,
  onNew,
  typed: before = '',
}: Pick<Props, 'choices' | 'value' | 'onChange' | 'onNew' | 'typed'>) {
  const [typed, setTyped] = useState<string | null>(before === '' ? null : before);
  const [taken, setTaken] = useState<Taken | null>(null);
  // After Escape the name stands there again: React Aria would take that for typing and open the list once more.
  const [isQuiet, setQuiet] = useState(false);
  const chosen = choices.find(({ id }) => id === value)?.name ?? '';
  const pending = stillStands(taken, value, choices) ? taken.choice : null;
  const found = matching(choices, typed ?? '', Boolean(onNew));
  const choose = (key: unknown) => {
    const text = (typed ?? '').trim();
    const choice = found.find(({ id }) => id === key);
    setTyped(null);
    // React Aria repeats the last choice when the field is left.
    if (!choice || choice.id === pending?.id) return;
    setTaken({ choice: choice.id === newKey ? { id: newKey, name: text } : choice, insteadOf: value });
    if (choice.id === newKey) onNew?.(text);
    else onChange(choice.id);
  };
  const takeBack = () => {
    setTyped(null);
    setQuiet(true);
  };
  const leave = () => {
    setTyped(null);
    setTaken(null);
    setQuiet(false);
  };
  const shown = pending?.name ?? chosen;
  const type = (text: string) => {
    setTyped(text === shown ? null : text);
    if (text !== shown) setQuiet(false);
  };
  const first = typed ? found[0] : undefined;
  return {
    found,
    first,
    shown: typed ?? shown,
    taken: pending?.id ?? null,
    isQuiet,
    type,
    choose,
    takeBack,
    leave,
  };
}

type Taken = { readonly choice: Choice; readonly insteadOf: string | null };

function stillStands(taken: Taken | null, value: string | null, choices: readonly Choice[]): taken is Taken {
  if (taken === null) return false;
  const { id, name } = taken.choice;
  if (id !== newKey && !choices.some((choice) => choice.id === id)) return false;
  return taken.insteadOf === value || choices.find((choice) => choice.id === value)?.name === name;
}

/** Choices that contain what is typed; then, where it is allowed and no name is equal, the offer to add it. */
function matching(choices: readonly Choice[], typed: string, canAdd: boolean): readonly Choice[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = choices.filter((choice) => choice.name.toLocaleLowerCase().includes(wanted));
  const isKnown = found.some((choice) => choice.name.toLocaleLowerCase() === wanted);
  if (!canAdd || wanted === '' || isKnown) return found;
  return [...found, { id: newKey, name: `Add “${typed.trim()}”`, icon: <Plus size={16} aria-hidden /> }];
}
