import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { groupBy } from '#base/groupBy.ts';
import { countWords } from '#base/countWords.ts';
import { useMayEdit, useSession } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import { keepVersion, readHistory, type Version } from '../data/historyApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import { usePending } from '../data/usePending.ts';
import styles from './History.module.css';
import { TakeBack } from './TakeBack.tsx';
import { useLook } from './useLook.ts';
import { clockWords, dateWords, peopleWords, versionTitle } from './versionWords.ts';

/** All versions by day, with room to name this one. */
export function Versions() {
  const { mapId } = useSession();
  const mayEdit = useMayEdit();
  const [asked, setAsked] = useState(0);
  const [ask] = useState(() => (signal: AbortSignal) => readHistory(mapId, signal));
  const { value, problem } = useLoaded(ask, asked);
  const [look, lookProblem] = useLook();
  const again = () => setAsked(asked + 1);
  return (
    <div className={styles.versions}>
      {mayEdit ? <NameThis onKept={again} /> : null}
      {(problem ?? lookProblem) ? <p role="alert">{problem ?? lookProblem}</p> : null}
      {value?.versions.length === 0 ? (
        <p className={styles.quiet}>
          No versions yet. One is kept while people work, before an import or a restore, and whenever you name
          one.
        </p>
      ) : null}
      {[...groupBy(value?.versions ?? [], ({ at }) => dateWords(at))].map(([day, versions]) => (
        <section key={day} aria-label={day}>
          <h3 className={styles.day}>{day}</h3>
          <ul className={styles.list}>
            {versions.map((version) => (
              <li key={version.id}>
                <Line version={version} onLook={() => void look(version)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {value !== null && value.people.length > 0 ? <TakeBack people={value.people} onDone={again} /> : null}
    </div>
  );
}

function Line({ version, onLook }: { readonly version: Version; readonly onLook: () => void }) {
  return (
    <AriaButton className={styles.version ?? ''} onPress={onLook}>
      <span className={styles.title}>
        <span className={version.name === null ? undefined : styles.named}>{versionTitle(version)}</span>
        <time dateTime={version.at}>{clockWords(version.at)}</time>
      </span>
      <span className={styles.quiet}>
        {[peopleWords(version.by), countWords(version.things, 'thing', 'things')].filter(Boolean).join(' · ')}
      </span>
    </AriaButton>
  );
}

function NameThis({ onKept }: { readonly onKept: () => void }) {
  const { mapId } = useSession();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [keep, isKeeping] = usePending(async () => {
    if (name.trim() === '') return setProblem('Give this version a name first.');
    const answer = await keepVersion(mapId, { name });
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setName('');
    onKept();
  });
  return (
    <form
      className={styles.nameThis}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextField
        label="Name this version"
        placeholder="After the workshop"
        maxLength={120}
        value={name}
        onChange={setName}
        problem={problem}
      />
      <Button type="submit" isPending={isKeeping}>
        Keep
      </Button>
    </form>
  );
}
