import { useNumbers, useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Inspector.module.css';

/** What the chosen lens says about a place, with its interval in words, and the way to the rows behind it. */
export function LensNumber({ place }: { readonly place: string }) {
  const session = useSession();
  const reading = useNumbers(({ result }) => result?.places.get(place) ?? result?.stages.get(place));
  const title = useNumbers(({ result }) => result?.legend.title ?? '');
  const count = useNumbers(({ shown }) => shown.places.get(place)?.count ?? 0);
  const hasWords = reading !== undefined && reading.text !== '';
  if (!hasWords && count === 0) return null;
  return (
    <div className={styles.number}>
      {hasWords ? (
        <>
          <span className={styles.kind}>{title}</span>
          <span className={styles.numberValue}>{reading.text}</span>
          <span className={styles.numberDetail}>{reading.detail}</span>
        </>
      ) : null}
      {count > 0 ? (
        <div className={styles.numberOpen}>
          <Button look="plain" onPress={() => session.view.setState({ panel: { kind: 'evidence', place } })}>
            See {countWords(count, 'failure', 'failures')}
          </Button>
          <Button look="plain" onPress={() => session.view.setState({ panel: { kind: 'timeline', place } })}>
            Over time
          </Button>
        </div>
      ) : null}
    </div>
  );
}
