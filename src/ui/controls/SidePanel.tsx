import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
import styles from './SidePanel.module.css';
import { useFocusBack } from './useFocusBack.ts';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  /** Stays while the content scrolls. */
  readonly top?: ReactNode;
  readonly children: ReactNode;
};

/** A task beside the canvas, in the inspector's place; the canvas stays in reach. It takes the focus when it opens, and gives it back. */
export function SidePanel({ title, onClose, top, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusBack();
  useEffect(() => heading.current?.focus(), []);
  return (
    <aside aria-label={title} className={styles.panel}>
      <header className={styles.head}>
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        <IconButton label="Close" keys="Esc" onPress={onClose}>
          <X size={18} aria-hidden />
        </IconButton>
      </header>
      {top ? <div className={styles.top}>{top}</div> : null}
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
