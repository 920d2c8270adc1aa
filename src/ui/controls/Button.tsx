import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './Button.module.css';

export type ButtonLook = 'plain' | 'outlined' | 'primary' | 'danger';

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> & {
  readonly look?: ButtonLook;
  /**
   * What it asked for is under way (`usePending`). Shown only: React Aria's own announces the button by its id, and
   * leaves an image without a name in the page once the button is gone.
   */
  readonly isPending?: boolean;
  readonly children: ReactNode;
};

/** A button with words, a verb first. One `primary` a surface at most. */
export function Button({ look = 'outlined', isPending = false, children, ...rest }: ButtonProps) {
  const looks = `${look === 'plain' ? '' : styles[look]} ${isPending ? styles.resting : ''}`;
  return (
    <AriaButton {...rest} className={`${styles.button} ${looks}`}>
      {children}
    </AriaButton>
  );
}
