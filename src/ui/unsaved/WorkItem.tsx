import { useId } from 'react';
import type { ThingChange } from '#domain/compare/describeChanges.ts';
import type { UnsavedWork } from '#document/offline/unsavedWork.ts';
import { Button } from '../controls/Button.tsx';
import { downloadWork } from './downloadWork.ts';
import styles from './UnsavedWorkDialog.module.css';
import { whyUnsaved } from './whyUnsaved.ts';

/** So many are listed; a file holds all. */
const mostListed = 200;

type Props = {
  readonly work: UnsavedWork;
  /** Why it cannot be put on the map now, as a sentence; null where it can. */
  readonly obstacle: string | null;
  readonly onApply: () => void;
  readonly onDiscard: () => void;
};

/** One piece of unsaved work: when and why, every thing with its words, and what to do with it. */
export function WorkItem({ work, obstacle, onApply, onDiscard }: Props) {
  const heading = useId();
  const more = work.things.length - mostListed;
  return (
    <section className={styles.work} aria-labelledby={heading}>
      <h3 id={heading} className={styles.when}>
        {new Date(work.at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}
      </h3>
      <p className={styles.why}>{whyUnsaved(work.code)}</p>
      <ul className={styles.things}>
        {work.things.slice(0, mostListed).map((thing) => (
          <Thing key={`${thing.noun}/${thing.id}`} thing={thing} />
        ))}
      </ul>
      {more > 0 ? (
        <p className={styles.why}>And {more.toLocaleString()} more: the file has them all.</p>
      ) : null}
      {obstacle === null ? null : (
        <p className={styles.obstacle}>{obstacle} Download it to take it elsewhere.</p>
      )}
      <div className={styles.deeds}>
        <Button onPress={onDiscard}>Discard…</Button>
        <Button onPress={() => downloadWork(work)}>Download</Button>
        <Button look="primary" isDisabled={obstacle !== null} onPress={onApply}>
          Apply to the map
        </Button>
      </div>
    </section>
  );
}

const kinds = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const;

function Thing({ thing }: { readonly thing: ThingChange }) {
  return (
    <li className={styles.thing}>
      <p>
        <span className={styles.kind}>{kinds[thing.kind]}</span> {thing.what} <strong>{thing.name}</strong>
      </p>
      {thing.fields.length === 0 ? null : (
        <dl className={styles.fields}>
          {thing.fields.map(({ field, label, from, to }) => (
            <div key={field} className={styles.field}>
              <dt>{label}</dt>
              <dd>
                {thing.kind === 'changed' && from !== '' ? <del>{from}</del> : null}
                <span>{thing.kind === 'removed' ? from : to}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
