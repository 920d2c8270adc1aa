import { useEffect, useState } from 'react';
import type { Answer } from './requestJson.ts';

export type Loaded<T> = { readonly value: T | null; readonly problem: string | null };

const nothing = { value: null, problem: null };

/**
 * What the server answers; asked again when `ask` changes, or `when`, on which the answer hangs too. The old answer is
 * kept until the new one is here.
 */
export function useLoaded<T>(
  ask: ((signal: AbortSignal) => Promise<Answer<T>>) | null,
  when: unknown = null,
): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>(nothing);
  useEffect(() => {
    if (ask === null) return undefined;
    const stop = new AbortController();
    void ask(stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setLoaded(
        answer.ok ? { value: answer.value, problem: null } : { value: null, problem: answer.problem },
      );
    });
    return () => stop.abort();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: the server's answer hangs on `when`
  }, [ask, when]);
  return loaded;
}
