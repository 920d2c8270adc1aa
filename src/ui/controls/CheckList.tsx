import { Check } from 'lucide-react';
import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { Choice } from './ChoiceItem.tsx';
import field from './Field.module.css';
import styles from './CheckList.module.css';

type Props = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
};

/** Any number out of a known list, all in sight. */
export function CheckList({ label, choices, value, onChange }: Props) {
  return (
    <CheckboxGroup value={[...value]} onChange={onChange} className={field.field ?? ''}>
      <Label className={field.label ?? ''}>{label}</Label>
      <div className={styles.list}>
        {choices.map(({ id, name, detail }) => (
          <Checkbox key={id} value={id} className={styles.choice ?? ''}>
            <span className={styles.box} aria-hidden>
              <Check size={12} />
            </span>
            <span className={styles.words}>
              {name}
              {detail ? <span className={styles.detail}>{detail}</span> : null}
            </span>
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
