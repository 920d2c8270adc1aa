import { useState } from 'react';
import { groupBy } from '#base/groupBy.ts';
import { countWords } from '#base/countWords.ts';
import { runAction } from '#actions/keyboard.ts';
import { showCoding, showImport, showRules } from '#actions/panels.ts';
import { useMap, useNumbers, useSession, useTallies } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import { TextField } from '../controls/TextField.tsx';
import { Coverage } from '../coverage/Coverage.tsx';
import { GroupLine } from './GroupLine.tsx';
import styles from './Unmatched.module.css';

/** As many lines as a person looks through; the largest come first. */
const mostGroups = 300;

/** More groups than a person sees at once can be searched. */
const manyGroups = 20;

/** The pile of failures that no rule brings to a place: nothing is lost, and a drag lays a group on the map. */
export function UnmatchedPanel() {
  const session = useSession();
  const unmatched = useNumbers(({ whole }) => whole.unmatched);
  const whole = useNumbers((numbers) => numbers.whole);
  const datasets = useMap((map) => map.datasets);
  const left = whole.total - whole.matched;
  const status = useTallies((state) => state.status);
  const [words, setWords] = useState('');
  const wanted = words.trim().toLocaleLowerCase();
  const found = unmatched.filter(({ value }) => value.toLocaleLowerCase().includes(wanted));
  const byDataset = groupBy(found.slice(0, mostGroups), ({ dataset }) => dataset);
  return (
    <SidePanel
      title="Unmatched failures"
      onClose={() => session.view.setState({ panel: { kind: 'none' } })}
      top={
        whole.total === 0 ? null : (
          <>
            <p className={styles.quiet}>
              {countWords(left, 'failure', 'failures')} of {whole.total.toLocaleString()} match no place yet.
              Drag a group onto a touchpoint, or choose one: later files follow the same rule.
            </p>
            <Coverage />
            <div className={styles.ways}>
              <Button isDisabled={left === 0} onPress={() => runAction(session, showCoding)}>
                Place them one by one
              </Button>
              <Button onPress={() => runAction(session, showRules)}>Rules</Button>
            </div>
            {unmatched.length > manyGroups ? (
              <TextField
                aria-label="Search the groups"
                type="search"
                placeholder="Search the groups"
                value={words}
                onChange={setWords}
              />
            ) : null}
          </>
        )
      }
    >
      {status === 'failed' ? <p role="alert">The counts could not be fetched from the server.</p> : null}
      {whole.total === 0 && status === 'ready' ? (
        <div className={styles.empty}>
          <p>There are no failures on this map yet.</p>
          <Button onPress={() => runAction(session, showImport)}>{showImport.name}</Button>
        </div>
      ) : null}
      {whole.total > 0 && left === 0 ? <p>Every failure has a place.</p> : null}
      {[...byDataset].map(([dataset, groups]) => (
        <section
          key={dataset}
          className={styles.dataset}
          aria-label={datasets.get(dataset)?.name ?? 'Dataset'}
        >
          <h3 className={styles.name}>{datasets.get(dataset)?.name || datasets.get(dataset)?.source}</h3>
          <ul>
            {groups.map((group) => (
              <GroupLine key={group.value} group={group} />
            ))}
          </ul>
        </section>
      ))}
      {unmatched.length > 0 && found.length === 0 ? (
        <p className={styles.quiet}>No group has these words.</p>
      ) : null}
      {found.length > mostGroups ? (
        <p className={styles.quiet}>and {found.length - mostGroups} smaller groups</p>
      ) : null}
    </SidePanel>
  );
}
