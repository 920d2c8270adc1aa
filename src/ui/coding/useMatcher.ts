import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '#actions/session.ts';
import type { MatcherState } from '#domain/failures/matcherState.ts';
import { loadMatcher, stopTraining, trainMatcher } from '../data/matcherApi.ts';

/** Between two looks at a training under way, in ms. */
const pause = 800;

/** How a map's matcher stands, followed while it is at work. */
export function useMatcher() {
  const { mapId } = useSession();
  const [matcher, setMatcher] = useState<MatcherState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = useCallback(async (): Promise<void> => {
    clearTimeout(timer.current);
    const answer = await loadMatcher(mapId);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setMatcher(answer.value);
    const isBusy = answer.value.state === 'training' || answer.value.state === 'placing';
    clearTimeout(timer.current);
    if (isBusy) timer.current = setTimeout(() => void look(), pause);
  }, [mapId]);
  useEffect(() => {
    void look();
    return () => clearTimeout(timer.current);
  }, [look]);
  const ask = async (question: () => ReturnType<typeof stopTraining>) => {
    const answer = await question();
    if (answer.ok) await look();
    else setProblem(answer.problem);
  };
  return {
    matcher,
    problem,
    train: () => void ask(() => trainMatcher(mapId)),
    stop: () => void ask(() => stopTraining(mapId)),
  };
}
