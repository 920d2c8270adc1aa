import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

export type ButtonLook = 'plain' | 'outlined' | 'primary' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly look?: ButtonLook;
  readonly children: ReactNode;
};

/** A button with words, a verb first. One `primary` a surface at most. */
export function Button({ look = 'outlined', children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={`${styles.button} ${look === 'plain' ? '' : styles[look]}`}>
      {children}
    </AriaButton>
  );
}
