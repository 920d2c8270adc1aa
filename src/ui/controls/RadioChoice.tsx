import { Label, Radio, RadioGroup } from 'react-aria-components';
import type { Choice } from './ChoiceItem.tsx';
import styles from './RadioChoice.module.css';

type Props = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
};

/** One of a few, all in sight, each with what it means: for answers that should be read before they are given. */
export function RadioChoice({ label, choices, value, onChange }: Props) {
  return (
    <RadioGroup value={value} onChange={onChange} className={styles.group ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      {choices.map(({ id, name, detail }) => (
        <Radio key={id} value={id} className={styles.choice ?? ''}>
          <span className={styles.dot} aria-hidden />
          <span>
            {name}
            {detail ? <span className={styles.detail}>{detail}</span> : null}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
