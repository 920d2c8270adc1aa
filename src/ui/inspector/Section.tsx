import { useId, type ReactNode } from 'react';
import styles from './Inspector.module.css';

type Props = {
  readonly title: string;
  /** A count beside the title. */
  readonly count?: number;
  readonly children: ReactNode;
};

/** A titled part of the inspector. */
export function Section({ title, count, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.sectionTitle}>
        {title}
        {count === undefined ? null : <span className={styles.count}>{count}</span>}
      </h3>
      {children}
    </section>
  );
}
