import { useEffect, useMemo, useState } from 'react';
import { useSession } from '#actions/session.ts';
import type { MatcherState } from '#domain/failures/matcherState.ts';
import { loadMatcher, stopTraining, trainMatcher } from '../data/matcherApi.ts';

type Seen = { readonly matcher: MatcherState | null; readonly problem: string | null };

/** Between two looks at a training under way, in ms. */
const pause = 800;

/** How a map's matcher stands, followed while it is at work. */
export function useMatcher() {
  const { mapId } = useSession();
  const [seen, setSeen] = useState<Seen>({ matcher: null, problem: null });
  const follower = useMemo(
    () => followMatcher(mapId, (now) => setSeen((before) => ({ ...before, ...now }))),
    [mapId],
  );
  useEffect(() => {
    void follower.look();
    return follower.stop;
  }, [follower]);
  return { ...seen, train: follower.train, stop: follower.stopTraining };
}

function followMatcher(mapId: string, tell: (now: Partial<Seen>) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    const answer = await loadMatcher(mapId);
    if (!answer.ok) return tell({ problem: answer.problem });
    tell({ matcher: answer.value, problem: null });
    const isBusy = answer.value.state === 'training' || answer.value.state === 'placing';
    clearTimeout(timer);
    if (isBusy) timer = setTimeout(() => void look(), pause);
  };
  const ask = async (question: () => ReturnType<typeof stopTraining>): Promise<void> => {
    const answer = await question();
    if (answer.ok) await look();
    else tell({ problem: answer.problem });
  };
  return {
    look,
    stop: () => clearTimeout(timer),
    train: () => void ask(() => trainMatcher(mapId)),
    stopTraining: () => void ask(() => stopTraining(mapId)),
  };
}
