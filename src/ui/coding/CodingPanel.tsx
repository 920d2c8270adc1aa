import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useConnection, useMap, useSession } from '#actions/session.ts';
import { isTyping, runAction } from '#actions/keyboard.ts';
import { showImport } from '#actions/panels.ts';
import { countWords } from '#base/countWords.ts';
import { Button } from '../controls/Button.tsx';
import { SidePanel } from '../controls/SidePanel.tsx';
import styles from './Coding.module.css';
import { codingCourse, type CodingCourse } from './CodingCourse.ts';
import { CodingRecord } from './CodingRecord.tsx';
import { MatcherBox } from './MatcherBox.tsx';

/** Unmatched failures one by one: read it, press a key, and the next one is there. The map beside it follows. */
export function CodingPanel() {
  const session = useSession();
  const course = codingCourse(session);
  const { status, queue, decided, unsent, left, problem } = useStore(course.store);
  const [search, setSearch] = useState(0);
  const root = useRef<HTMLDivElement>(null);
  const row = queue[0];
  const hasFailures = useMap((map) => [...map.datasets.values()].some(({ kind }) => kind === 'failures'));
  useFreshQueue(course);
  // The queue has the keys whenever nothing else does, as after a button that went with its work.
  useEffect(() => {
    if (document.activeElement === document.body) root.current?.focus();
  });
  return (
    <SidePanel
      title="Place failures one by one"
      onClose={() => session.view.setState({ panel: { kind: 'none' } })}
      top={
        <p className={styles.progress} aria-live="polite">
          <strong>{decided.length.toLocaleString()} decided</strong>
          {status === 'loading' ? null : <span>{countWords(left, 'failure', 'failures')} unmatched</span>}
          {unsent.length > 0 ? (
            <Button look="plain" onPress={() => course.retry()}>
              Send {unsent.length.toLocaleString()} again
            </Button>
          ) : null}
        </p>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- reason: keys of the whole queue, each of which has a button too */}
      <div
        ref={root}
        tabIndex={-1}
        onKeyDown={(event) => onKey(event, course, () => setSearch(search + 1))}
        className={styles.course}
      >
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem} <Button onPress={() => course.retry()}>Try again</Button>
          </p>
        )}
        {row === undefined ? (
          <p className={styles.quiet}>
            {status === 'loading'
              ? 'Looking for the most useful ones…'
              : hasFailures
                ? 'Nothing is left to decide here.'
                : 'There are no failures on this map yet.'}
          </p>
        ) : (
          <CodingRecord key={row.id} row={row} course={course} search={search} />
        )}
        {hasFailures ? (
          <MatcherBox onLearned={() => course.refresh()} />
        ) : (
          <div>
            <Button onPress={() => runAction(session, showImport)}>{showImport.name}</Button>
          </div>
        )}
      </div>
    </SidePanel>
  );
}

/** The queue follows rules and files once the server has heard of them, also those of while it was closed. */
function useFreshQueue(course: CodingCourse): void {
  const rules = useMap((map) => map.rules);
  const datasets = useMap((map) => map.datasets);
  const isSaved = useConnection(({ saved }) => saved === 'saved');
  useEffect(() => {
    if (isSaved) course.follow({ rules, datasets });
  }, [course, rules, datasets, isSaved]);
}

/** 1 to 3 confirm, N nowhere, S skip, U or ⌘Z undo, P another place. Escape stays the panel's. */
function onKey(event: KeyboardEvent, course: CodingCourse, onSearch: () => void): void {
  const isMod = event.ctrlKey || event.metaKey;
  if (isTyping(event.target) || event.altKey || event.nativeEvent.isComposing) return;
  const run = isMod
    ? event.key.toLowerCase() === 'z'
      ? () => void course.undo()
      : null
    : keyed(event, course, onSearch);
  if (run === null) return;
  // The editor's own keys must not hear it: S draws a stage there, and 1 chooses a lens.
  event.preventDefault();
  event.stopPropagation();
  run();
}

function keyed(event: KeyboardEvent, course: CodingCourse, onSearch: () => void): (() => void) | null {
  const digit = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1];
  if (digit !== undefined) {
    const suggestion = course.store.getState().queue[0]?.suggestions[Number(digit) - 1];
    return suggestion === undefined ? () => undefined : () => course.decide(suggestion);
  }
  switch (event.key.toLowerCase()) {
    case 's':
      return () => course.skip();
    case 'u':
      return () => void course.undo();
    case 'n':
      return () => course.decide(null);
    case 'p':
    case '/':
      return onSearch;
    default:
      return null;
  }
}
