import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';
import { WithTooltip } from './WithTooltip.tsx';

export type IconButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** What it does, as a verb; read aloud and shown as a tooltip. */
  readonly label: string;
  /** The key that does the same, as shown to people. */
  readonly keys?: string;
  /** Set for a switch: whether it is on. Left out for a plain button. */
  readonly isOn?: boolean;
  readonly children: ReactNode;
};

/** A button with an icon only: the label is its name and its tooltip. */
export function IconButton({ label, keys, isOn, children, ...rest }: IconButtonProps) {
  return (
    <WithTooltip text={label} keys={keys}>
      <AriaButton
        {...rest}
        aria-label={label}
        aria-pressed={isOn}
        className={`${styles.button} ${styles.icon}`}
      >
        {children}
      </AriaButton>
    </WithTooltip>
  );
}
