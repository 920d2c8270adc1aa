import { X } from 'lucide-react';
import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { unassignGroup } from '#domain/edits/assignGroup.ts';
import { rulesBehind } from '#domain/failures/rulesBehind.ts';
import type { Rule } from '#domain/map/rule.ts';
import { toast } from '#view/toasting.ts';
import { IconButton } from '../controls/IconButton.tsx';
import type { Behind } from '../data/evidenceApi.ts';
import styles from './Evidence.module.css';

/** The rules that lead failures to a place or under a failure mode, each of which can be taken away. */
export function HowTheyGotHere({ behind }: { readonly behind: Behind }) {
  const map = useMap((each) => each);
  const rules = rulesBehind(map, behind);
  if (rules.length === 0) return null;
  return (
    <details className={styles.more} open={rules.length <= 3}>
      <summary>How they got here</summary>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ul>
    </details>
  );
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const session = useSession();
  const dataset = useMap((map) => map.datasets.get(rule.dataset));
  const mode = useMap((map) => map.failureModes.get(rule.failureMode ?? ''));
  const value = rule.value || '(empty)';
  const takeAway = () => {
    commit(session, unassignGroup(mapOf(session), rule.dataset, rule.value));
    toast(session.view, {
      tone: 'info',
      text: `“${value}” is back among the unmatched.`,
      action: { label: 'Undo', run: () => commit(session, [{ op: 'put', noun: 'rules', record: rule }]) },
    });
  };
  return (
    <li className={styles.rule}>
      <span>
        {dataset?.groupBy || 'Group'} is “{value}”
        <span className={styles.quiet}>
          {' '}
          in {dataset?.name || dataset?.source}
          {mode ? `, counted as ${mode.name}` : ''}
        </span>
      </span>
      <IconButton label={`Take “${value}” away from here`} onPress={takeAway}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  );
}
