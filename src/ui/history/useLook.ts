import { useState } from 'react';
import { useSession } from '#actions/session.ts';
import { parseOwnJson } from '#domain/formats/ownJson.ts';
import { repair } from '#domain/map/repair.ts';
import { readVersion, type Version } from '../data/historyApi.ts';
import { clockWords, dateWords } from './versionWords.ts';

/** Puts a version on the canvas; the second is why that did not work. */
export function useLook(): readonly [(version: Version) => Promise<void>, string | null] {
  const { mapId, view } = useSession();
  const [problem, setProblem] = useState<string | null>(null);
  const look = async (version: Version) => {
    const answer = await readVersion(mapId, version.id);
    const map = answer.ok ? parseOwnJson(answer.value.map).map : null;
    if (!answer.ok || map === null) {
      setProblem(answer.ok ? 'This version cannot be read.' : answer.problem);
      return;
    }
    setProblem(null);
    view.setState({
      selection: new Set(),
      editing: null,
      looking: {
        version: version.id,
        title: version.name ?? `${dateWords(version.at)}, ${clockWords(version.at)}`,
        past: repair(map),
        changedBy: answer.value.changedBy,
        side: 'past',
      },
    });
  };
  return [look, problem];
}
