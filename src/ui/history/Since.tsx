import { ArrowLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { restoreVersion } from '#actions/restoreVersion.ts';
import { mayEdit, useSession } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { describeChanges, type ThingChange } from '#domain/compare/describeChanges.ts';
import type { Looking } from '#view/looking.ts';
import { Button } from '../controls/Button.tsx';
import { keepVersion } from '../data/historyApi.ts';
import { ChangeLine } from './ChangeLine.tsx';
import styles from './History.module.css';

const kinds = { added: 'Added since', changed: 'Changed since', removed: 'Removed since' } as const;

/** What happened since a version, thing by thing, each with the way back. */
export function Since({ looking }: { readonly looking: Looking }) {
  const session = useSession();
  const now = useStore((session.now ?? session).mapStore.store, ({ map }) => map);
  const changes = useMemo(() => describeChanges(looking.past, now), [looking.past, now]);
  const may = mayEdit(session.now ?? session).ok;
  const [problem, setProblem] = useState<string | null>(null);
  const restore = async (change: ThingChange | null) => {
    const kept = await keepVersion(session.mapId, { before: 'restore' });
    setProblem(kept.ok ? null : kept.problem);
    if (!kept.ok) return;
    if (change === null) session.view.setState({ looking: null, panel: { kind: 'none' } });
    const things = change === null || change.noun === 'meta' ? null : [{ noun: change.noun, id: change.id }];
    const what = change === null ? 'the map as it was' : `“${change.name}” as it was`;
    const { changedBy } = looking;
    restoreVersion(session, looking.past, { things, changedBy, text: `Restored ${what}: ${looking.title}.` });
  };
  return (
    <div className={styles.versions}>
      <div className={styles.row}>
        <Button look="plain" onPress={() => session.view.setState({ looking: null })}>
          <ArrowLeft size={16} aria-hidden /> All versions
        </Button>
      </div>
      {problem === null ? null : <p role="alert">{problem}</p>}
      <p className={styles.quiet}>
        {changes.length === 0
          ? 'Nothing changed since: the map is as it was.'
          : `${countWords(changes.length, 'thing', 'things')} changed since.`}
      </p>
      {(['changed', 'removed', 'added'] as const).map((kind) => {
        const own = changes.filter((change) => change.kind === kind);
        return own.length === 0 ? null : (
          <section key={kind} aria-label={kinds[kind]}>
            <h3 className={styles.day}>{`${kinds[kind]} (${own.length})`}</h3>
            <ul className={styles.list}>
              {own.map((change) => (
                <ChangeLine
                  key={`${change.noun}/${change.id}`}
                  change={change}
                  by={looking.changedBy[`${change.noun}/${change.id}`] ?? null}
                  onRestore={
                    !may || change.noun === 'meta' || change.noun === 'datasets'
                      ? null
                      : () => void restore(change)
                  }
                />
              ))}
            </ul>
          </section>
        );
      })}
      {changes.length === 0 || !may ? null : (
        <Button look="primary" onPress={() => void restore(null)}>
          Restore the whole map
        </Button>
      )}
    </div>
  );
}
