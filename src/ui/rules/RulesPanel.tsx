import { runAction } from '#actions/keyboard.ts';
import { showImport } from '#actions/panels.ts';
import { useMap, useSession, useTallies } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import { MatcherBox } from '../coding/MatcherBox.tsx';
import { DatasetRules } from './DatasetRules.tsx';
import styles from './Rules.module.css';
import { useWaitingRules } from './useWaitingRules.ts';

/** How failures reach their places, dataset by dataset: the rules in their order, what each takes and from whom. */
export function RulesPanel() {
  const session = useSession();
  const datasets = useMap((map) => map.datasets);
  const waiting = useWaitingRules();
  const status = useTallies((state) => state.status);
  const sources = [...datasets.values()].filter(({ kind }) => kind === 'failures');
  return (
    <SidePanel
      title="Rules"
      onClose={() => session.view.setState({ panel: { kind: 'none' } })}
      top={
        sources.length === 0 ? null : (
          <p className={styles.quiet}>
            The first rule that fits a failure takes it. What a person decided about one failure goes before
            all rules.
          </p>
        )
      }
    >
      {status === 'failed' ? <p role="alert">The counts could not be fetched from the server.</p> : null}
      {sources.length === 0 ? (
        <div className={styles.empty}>
          <p>Rules lead failures to their touchpoints. There are no failures on this map yet.</p>
          <Button onPress={() => runAction(session, showImport)}>{showImport.name}</Button>
        </div>
      ) : null}
      {sources.map((dataset) => (
        <DatasetRules key={dataset.id} dataset={dataset} waiting={waiting} />
      ))}
      {sources.length > 0 ? <MatcherBox /> : null}
    </SidePanel>
  );
}
