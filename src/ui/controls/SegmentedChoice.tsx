import { Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './ChoiceItem.tsx';
import styles from './SegmentedChoice.module.css';

type Props<K extends string> = {
  readonly 'aria-label': string;
  readonly choices: readonly Choice<K>[];
  readonly value: K;
  readonly onChange: (value: K) => void;
};

/** One of two or three, side by side: which of them is shown. */
export function SegmentedChoice<K extends string>({ choices, onChange, ...rest }: Props<K>) {
  const choose = (id: string) => {
    const choice = choices.find((each) => each.id === id);
    if (choice) onChange(choice.id);
  };
  return (
    <RadioGroup {...rest} orientation="horizontal" onChange={choose} className={styles.choice ?? ''}>
      {choices.map(({ id, name }) => (
        <Radio key={id} value={id} className={styles.option ?? ''}>
          {name}
        </Radio>
      ))}
    </RadioGroup>
  );
}
