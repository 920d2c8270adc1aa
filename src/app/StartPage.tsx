import { useEffect, useState } from 'react';
import { listMaps } from '#ui/data/mapsApi.ts';
import { Loading } from '#ui/shell/Loading.tsx';
import { Notice } from '#ui/shell/Notice.tsx';
import { recentMap } from './recentMap.ts';
import { go } from './route.ts';

/** `/` leads to the map that was open last, else to the first one or the list. */
export function StartPage() {
  const [tries, setTries] = useState(0);
  return <Start key={tries} onRetry={() => setTries(tries + 1)} />;
}

function Start({ onRetry }: { readonly onRetry: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    void listMaps().then((answer) => {
      if (!answer.ok) return setProblem(answer.problem);
      const recent = recentMap();
      const map = answer.value.find((each) => each.id === recent) ?? answer.value[0];
      go(map ? { at: 'map', id: map.id } : { at: 'maps' }, 'replace');
    });
  }, []);
  if (problem === null) return <Loading text="Opening the last map" />;
  const retry = { name: 'Try again', run: onRetry };
  return <Notice title="The server does not answer" text={problem} actions={[retry]} />;
}
