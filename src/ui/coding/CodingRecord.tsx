import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useMap } from '#actions/session.ts';
import { parseDay } from '#domain/failures/day.ts';
import type { CodingRow, Suggestion } from '#domain/failures/matcherState.ts';
import { Button } from '../controls/Button.tsx';
import { placeName } from '#domain/map/placeName.ts';
import type { CodingCourse } from './CodingCourse.ts';
import styles from './Coding.module.css';
import { MarkedText } from './MarkedText.tsx';
import { TargetChooser } from './TargetChooser.tsx';
import { dayWords } from '../words/dayWords.ts';

type Props = {
  readonly row: CodingRow;
  readonly course: CodingCourse;
  /** Rises when a person wants to type another place. */
  readonly search: number;
};

/** One record in its customer's words, with what it may be and all that can be done with it. */
export function CodingRecord({ row, course, search }: Props) {
  const [opened] = useState(search);
  const [pointed, setPointed] = useState(0);
  const map = useMap((each) => each);
  const record = useRef<HTMLElement>(null);
  // The next record has the keys at once.
  useEffect(() => record.current?.focus(), []);
  const groupBy = map.datasets.get(row.dataset)?.groupBy || 'Group';
  const { suggestions } = row;
  const canUndo = useStore(course.store, ({ decided }) => decided.length > 0);
  return (
    <section ref={record} tabIndex={-1} aria-label="The record" className={styles.record}>
      <p className={styles.when}>
        {dayWords(parseDay(row.day) ?? 0)} · {groupBy}: {row.group || '(empty)'}
      </p>
      <p className={styles.text}>
        <MarkedText text={row.text} words={suggestions[pointed]?.words ?? []} />
      </p>
      {suggestions.length === 0 ? null : (
        <ol className={styles.suggestions} aria-label="It may belong to">
          {suggestions.map((suggestion, index) => (
            <li key={`${suggestion.place}|${suggestion.mode}`}>
              <button
                type="button"
                className={styles.suggestion}
                onPointerEnter={() => setPointed(index)}
                onFocus={() => setPointed(index)}
                onClick={() => course.decide(suggestion)}
              >
                <kbd className={styles.key}>{index + 1}</kbd>
                <span className={styles.target}>
                  {placeName(map, suggestion.place)}
                  <Detail mode={map.failureModes.get(suggestion.mode)?.name} suggestion={suggestion} />
                </span>
                <span className={styles.share}>{Math.round(suggestion.p * 100)}%</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <TargetChooser
        key={search}
        focus={search === opened ? 'when asked' : 'at once'}
        onChoose={(target) => course.decide(target)}
      />
      <div className={styles.tools}>
        <Tool name="Nowhere" letter="N" onPress={() => course.decide(null)} />
        <Tool name="Skip" letter="S" onPress={() => course.skip()} />
        <Tool name="Undo the last" letter="U" isDisabled={!canUndo} onPress={() => void course.undo()} />
      </div>
    </section>
  );
}

function Detail({
  mode,
  suggestion,
}: {
  readonly mode: string | undefined;
  readonly suggestion: Suggestion;
}) {
  const words = suggestion.words.slice(0, 4).join(', ');
  const parts = [mode ?? '', words === '' ? '' : `because of ${words}`].filter((part) => part !== '');
  return parts.length === 0 ? null : <span className={styles.detail}>{parts.join(' · ')}</span>;
}

function Tool({
  name,
  letter,
  isDisabled = false,
  onPress,
}: {
  readonly name: string;
  readonly letter: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}) {
  return (
    <Button onPress={onPress} isDisabled={isDisabled} aria-keyshortcuts={letter}>
      {name}
      <kbd className={styles.key}>{letter}</kbd>
    </Button>
  );
}
