import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import styles from './Switch.module.css';

type Props = {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
};

/** Something that is or is not so, at once, without a save button. */
export function Switch({ isOn, onChange, children }: Props) {
  return (
    <AriaSwitch isSelected={isOn} onChange={onChange} className={styles.switch ?? ''}>
      <span>{children}</span>
      <span className={styles.track} aria-hidden />
    </AriaSwitch>
  );
}
