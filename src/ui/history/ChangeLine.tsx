import type { ThingChange } from '#domain/compare/describeChanges.ts';
import { useSession } from '#actions/session.ts';
import { select } from '#view/selecting.ts';
import { Button } from '../controls/Button.tsx';
import styles from './History.module.css';
import { agoWords } from './versionWords.ts';

type Props = {
  readonly change: ThingChange;
  readonly by: { readonly name: string; readonly at: string } | null;
  /** Null where it cannot be restored alone. */
  readonly onRestore: (() => void) | null;
};

const verbs = { added: 'Remove', changed: 'Restore', removed: 'Bring back' } as const;

/** One thing: what became of it and by whom; every field with what it was and is. */
export function ChangeLine({ change, by, onRestore }: Props) {
  const { view } = useSession();
  const show = () => {
    view.setState(({ looking }) => ({
      looking: looking && { ...looking, side: change.kind === 'added' ? 'now' : 'past' },
    }));
    select(view, [change.id]);
  };
  return (
    <li className={styles.change}>
      <div className={styles.title}>
        <Button look="plain" onPress={show}>
          {change.name}
        </Button>
        {onRestore === null ? null : <Button onPress={onRestore}>{verbs[change.kind]}</Button>}
      </div>
      <p className={styles.quiet}>
        {change.what}
        {by === null ? '' : ` · ${by.name}, ${agoWords(by.at)}`}
      </p>
      {change.kind === 'changed' ? (
        <dl className={styles.fields}>
          {change.fields.map(({ field, label, from, to }) => (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                <del>{from}</del> <ins>{to}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
}
