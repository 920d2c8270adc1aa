import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import styles from './WithTooltip.module.css';

type Props = {
  readonly text: string;
  readonly keys?: string | undefined;
  /** One React Aria button or other focusable. */
  readonly children: ReactElement;
};

/** Names what is under the pointer or has the focus; never the only place where something is said. */
export function WithTooltip({ text, keys, children }: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip offset={6} className={styles.tooltip ?? ''}>
        {text}
        {keys ? <span className={styles.keys}>{keys}</span> : null}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
