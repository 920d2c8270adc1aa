import { Check, ChevronDown, Layers } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { chooseLens } from '#actions/chooseLens.ts';
import { keyWords } from '#actions/keyboard.ts';
import { useSession, useView } from '#actions/session.ts';
import { lenses, lensNames } from '#domain/lenses/lenses.ts';
import type { LensId } from '#view/viewStore.ts';
import field from '../controls/Field.module.css';
import popover from '../controls/Popover.module.css';
import styles from './LensPicker.module.css';

type Choice = { readonly id: LensId; readonly name: string; readonly detail: string };

const choices: readonly Choice[] = [
  ...lensNames.map((id) => ({ id, name: lenses[id].name, detail: lenses[id].measures })),
  { id: 'none', name: 'No lens', detail: 'The journey without numbers' },
];

/** Every lens with what it measures and its key. L opens the list. */
export function LensSelect() {
  const { view } = useSession();
  const lens = useView((state) => state.lens);
  const list = useView((state) => state.lensList);
  const choose = (key: unknown) => {
    const choice = choices.find(({ id }) => id === key);
    if (choice) view.setState({ lens: choice.id });
  };
  return (
    <Select
      aria-label="Lens"
      value={lens}
      onChange={choose}
      isOpen={list === 'open'}
      onOpenChange={(isOpen) => view.setState({ lensList: isOpen ? 'open' : 'closed' })}
      className={styles.picker ?? ''}
    >
      <Button className={field.trigger ?? ''}>
        <Layers size={16} aria-hidden />
        <SelectValue className={`${field.value} ${styles.value}`}>
          {() => choices.find(({ id }) => id === lens)?.name}
        </SelectValue>
        <ChevronDown size={16} aria-hidden />
      </Button>
      <Popover offset={4} className={`${popover.popover} ${styles.popover}`}>
        <ListBox items={choices} className={`${popover.list} ${styles.list}`}>
          {(choice) => <LensLine choice={choice} />}
        </ListBox>
      </Popover>
    </Select>
  );
}

function LensLine({ choice: { id, name, detail } }: { readonly choice: Choice }) {
  const binding = chooseLens.find((action) => action.id === `lens-${id}`)?.keys?.[0];
  return (
    <ListBoxItem id={id} textValue={name} className={popover.item ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={popover.words}>
            <span className={popover.name}>{name}</span>
            <span className={popover.detail}>{detail}</span>
          </span>
          {isSelected ? <Check size={16} aria-hidden /> : null}
          {binding ? <kbd className={`${popover.keys} ${styles.key}`}>{keyWords(binding)}</kbd> : null}
        </>
      )}
    </ListBoxItem>
  );
}
