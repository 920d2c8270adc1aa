import { useEffect, useState } from 'react';
import { keptMaps } from '#document/offline/keptMaps.ts';
import { listMaps } from '#ui/data/mapsApi.ts';
import type { Answer } from '#ui/data/requestJson.ts';
import { Loading } from '#ui/shell/Loading.tsx';
import { Notice } from '#ui/shell/Notice.tsx';
import { recentMap } from './recentMap.ts';
import { go } from './route.ts';

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
    void firstMap().then((answer) => {
      if (!answer.ok) return setProblem(answer.problem);
      go(answer.value === null ? { at: 'maps' } : { at: 'map', id: answer.value }, 'replace');
    });
  }, []);
  if (problem === null) return <Loading text="Opening the last map" />;
  const retry = { name: 'Try again', run: onRetry };
  return <Notice title="The server does not answer" text={problem} actions={[retry]} />;
}
