import { ProgressBar } from 'react-aria-components';
import styles from './Import.module.css';

type Props = { readonly words: string; /** From 0 to 1. */ readonly share: number };

/** Something long is under way, with how far it is. */
export function ProgressStep({ words, share }: Props) {
  return (
    <ProgressBar aria-label={words} value={Math.round(share * 100)} className={styles.progress ?? ''}>
      {({ percentage, valueText }) => (
        <>
          <p>
            {words}… {valueText}
          </p>
          <div className={styles.track}>
            <div className={styles.fill} style={{ width: `${percentage ?? 0}%` }} />
          </div>
        </>
      )}
    </ProgressBar>
  );
}
