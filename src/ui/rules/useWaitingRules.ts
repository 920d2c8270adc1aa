import { useCallback, useEffect, useState } from 'react';
import { useMap, useSeat, useSession } from '#actions/session.ts';
import { looksAtWords } from '#domain/failures/confirmedFeatures.ts';
import type { Rule } from '#domain/map/rule.ts';
import { toast } from '#view/toasting.ts';
import { confirmLooks, loadWaiting } from '../data/ruleApi.ts';

export type WaitingRules = {
  /** The rules that match nothing until somebody who may see customers' words confirms them. */
  readonly ids: ReadonlySet<string>;
  /** Confirms what a rule looks at, where this person may and it is needed. */
  readonly confirm: (rule: Rule) => void;
};

const none: ReadonlySet<string> = new Set();

/** What was just written has to reach the server first. */
const pauseMs = 300;

/** The map's rules that wait, as the server knows them: asked anew whenever rules or datasets have changed. */
export function useWaitingRules(): WaitingRules {
  const { mapId, view } = useSession();
  const { maySeeVerbatims } = useSeat();
  const rules = useMap((map) => map.rules);
  const datasets = useMap((map) => map.datasets);
  const [ids, setIds] = useState(none);
  useEffect(() => {
    const stop = new AbortController();
    const pause = setTimeout(() => {
      void loadWaiting(mapId, stop.signal).then((answer) => {
        if (!stop.signal.aborted && answer.ok) setIds(new Set(answer.value.waiting));
      });
    }, pauseMs);
    return () => {
      clearTimeout(pause);
      stop.abort();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- reason: the server's answer hangs on the rules and datasets
  }, [mapId, rules, datasets]);
  const confirm = useCallback(
    (rule: Rule): void => {
      const { id, dataset, kind, column, value, also, words } = rule;
      if (!maySeeVerbatims || kind === 'matcher' || !looksAtWords(rule)) return;
      void confirmLooks(mapId, dataset, { kind, column, value, also, words }).then((answer) => {
        if (answer.ok) setIds((before) => new Set([...before].filter((each) => each !== id)));
        else toast(view, { tone: 'problem', text: `The rule waits to be confirmed. ${answer.problem}` });
      });
    },
    [mapId, view, maySeeVerbatims],
  );
  return { ids, confirm };
}
