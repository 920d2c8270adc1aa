import { useEffect, useRef } from 'react';
import { useMap, useMayEdit, useSeat } from '#actions/session.ts';
import type { MatcherReport, MatcherState } from '#domain/failures/matcherState.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Coding.module.css';
import { MatcherSwitch } from './MatcherSwitch.tsx';
import { useMatcher } from './useMatcher.ts';

/** What the trained matcher has learned, how good that is beside naming the largest place, and whether it may place. */
export function MatcherBox({ onLearned }: { readonly onLearned?: () => void }) {
  const { matcher, problem, train, stop } = useMatcher();
  const datasets = useMap((map) => map.datasets);
  const sources = [...datasets.values()].filter(({ kind }) => kind === 'failures');
  const state = matcher?.state ?? 'none';
  const isBusy = state === 'training' || state === 'placing';
  useWhenEnded(matcher, onLearned);
  return (
    <section className={styles.matcher} aria-label="The matcher">
      <h3 className={styles.heading}>The matcher</h3>
      <p aria-live="polite">{wordsOf(matcher)}</p>
      {state === 'training' ? (
        <progress className={styles.bar} value={matcher?.share ?? 0} max={1} aria-label="Learned so far" />
      ) : null}
      {matcher?.report && !isBusy ? <Figures report={matcher.report} /> : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
      {state === 'ready'
        ? sources.map((dataset) => (
            <MatcherSwitch
              key={dataset.id}
              dataset={dataset}
              where={sources.length > 1 ? ` in “${dataset.name || dataset.source}”` : ''}
            />
          ))
        : null}
      <Trainer {...{ isBusy, train, stop }} isTrained={Boolean(matcher?.trainedAt)} />
    </section>
  );
}

/** It learns from customers' words, so that only who may see them begins it, and the others are told why they do not. */
function Trainer({
  isBusy,
  isTrained,
  train,
  stop,
}: {
  readonly isBusy: boolean;
  readonly isTrained: boolean;
  readonly train: () => void;
  readonly stop: () => void;
}) {
  const mayEdit = useMayEdit();
  const { maySeeVerbatims } = useSeat();
  if (!mayEdit) return null;
  if (!maySeeVerbatims) {
    return (
      <p className={styles.quiet}>
        It learns from what customers wrote, which is not shown to you. Somebody who may see that can train
        it.
      </p>
    );
  }
  return (
    <div>
      {isBusy ? (
        <Button onPress={stop}>Stop</Button>
      ) : (
        <Button onPress={train}>{isTrained ? 'Train it again' : 'Train the matcher'}</Button>
      )}
    </div>
  );
}

function wordsOf(matcher: MatcherState | null): string {
  switch (matcher?.state) {
    case 'training':
      return `Learning from what people have placed: ${Math.round(matcher.share * 100)}%.`;
    case 'placing':
      return 'Looking at all failures with what it has learned.';
    case 'ready':
      return 'It has learned from what people have placed, and offers what it takes a failure for.';
    case 'refused':
      return `It places nothing by itself. ${matcher.problem ?? ''}`;
    default:
      return 'It learns from the groups that people lay on places and from what they decide here, and then places what it is sure of.';
  }
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Held-out figures, and the same for naming the largest place every time: a number alone would say nothing. */
function Figures({ report }: { readonly report: MatcherReport }) {
  return (
    <table className={styles.figures}>
      <caption>
        On records held back from {report.n.toLocaleString()}, in {report.classes.toLocaleString()} places
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">right</th>
          <th scope="col">macro-F1</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">the matcher</th>
          <td>{percent(report.accuracy)}</td>
          <td>{report.macroF1.toFixed(2)}</td>
        </tr>
        <tr>
          <th scope="row">always the largest place</th>
          <td>{percent(report.majorityAccuracy)}</td>
          <td>{report.majorityMacroF1.toFixed(2)}</td>
        </tr>
        <tr>
          <th scope="row">where it is sure: {percent(report.acceptedShare)}</th>
          <td>{report.acceptedAccuracy === null ? '–' : percent(report.acceptedAccuracy)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

/** Once after a training that was seen under way has ended. */
function useWhenEnded(matcher: MatcherState | null, onEnded: (() => void) | undefined): void {
  const wasBusy = useRef(false);
  useEffect(() => {
    const isBusy = matcher?.state === 'training' || matcher?.state === 'placing';
    if (wasBusy.current && !isBusy) onEnded?.();
    wasBusy.current = isBusy;
  }, [matcher, onEnded]);
}
