import { useEffect, useState } from 'react';
import { keptMaps } from '#document/offline/keptMaps.ts';
import { listMaps } from '#ui/data/mapsApi.ts';
import type { Answer } from '#ui/data/requestJson.ts';
import type { Seat } from '#domain/sharing/seat.ts';
import { Loading } from '#ui/shell/Loading.tsx';
import { Notice } from '#ui/shell/Notice.tsx';
import { recentMap } from './recentMap.ts';
import { go, type Route } from './route.ts';
import { thisSeat } from './seat.ts';

/** `/` leads to the map that was open last, else to the first one or the list. */
export function StartPage() {
  const [tries, setTries] = useState(0);
  return <Start key={tries} onRetry={() => setTries(tries + 1)} />;
}

/** The map to begin with: of all maps, or of those that this browser keeps where the server cannot be reached. */
async function firstMap(): Promise<Answer<string | null>> {
  const answer = await listMaps();
  if (!answer.ok && answer.status !== null) return answer;
  const ids = answer.ok ? answer.value.map(({ id }) => id) : (await keptMaps()).map(({ mapId }) => mapId);
  if (!answer.ok && ids.length === 0) return answer;
  const recent = recentMap();
  return { ok: true, value: ids.find((id) => id === recent) ?? ids[0] ?? null };
}

function Start({ onRetry }: { readonly onRetry: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void Promise.all([firstMap(), thisSeat()]).then(([answer, seat]) => {
      if (!answer.ok && answer.status === 401) return go(wayIn(seat), 'replace');
      if (!answer.ok) return setProblem(answer.problem);
      go(answer.value === null ? { at: 'maps' } : { at: 'map', id: answer.value }, 'replace');
    });
  }, []);
  if (problem === null) return <Loading text="Opening the last map" />;
  const retry = { name: 'Try again', run: onRetry };
  return <Notice title="The server does not answer" text={problem} actions={[retry]} />;
}

/** Where whom nobody knows is led: a server without an owner waits for its set-up link. */
function wayIn({ needsSetup }: Seat): Route {
  return { at: needsSetup ? 'setup' : 'signin' };
}
