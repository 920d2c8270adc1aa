import { X } from 'lucide-react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { mapOf, useMap, useSession } from '#actions/session.ts';
import { removeRule } from '#domain/edits/removeRule.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import { rulesBehind } from '#domain/failures/rulesBehind.ts';
import type { Rule } from '#domain/map/rule.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import type { Behind } from '../data/evidenceApi.ts';
import styles from './Evidence.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** The rules that lead failures to a place or under a failure mode, each of which can be taken away. */
export function HowTheyGotHere({ behind }: { readonly behind: Behind }) {
  const map = useMap((each) => each);
  const { view } = useSession();
  const rules = 'by' in behind ? [] : rulesBehind(map, behind);
  if (rules.length === 0) return null;
  return (
    <details className={styles.more} open={rules.length <= 3}>
      <summary>How they got here</summary>
      <ul className={styles.rules}>
        {rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} />
        ))}
      </ul>
      <Button look="plain" onPress={() => view.setState({ panel: { kind: 'rules' } })}>
        All rules, in their order
      </Button>
    </details>
  );
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const session = useSession();
  const dataset = useMap((map) => map.datasets.get(rule.dataset));
  const mode = useMap((map) => map.failureModes.get(rule.failureMode ?? ''));
  const sentence = ruleSentence(rule, dataset?.groupBy ?? '');
  return (
    <li className={styles.rule}>
      <span>
        {sentence}
        <span className={styles.quiet}>
          {' '}
          in {dataset?.name || dataset?.source}
          {mode ? `, counted as ${mode.name}` : ''}
        </span>
      </span>
      <EditorsOnly>
        <IconButton
          label={`Take “${sentence}” away`}
          onPress={() =>
            commitWithUndo(session, removeRule(mapOf(session), rule.id), `The rule “${sentence}” is gone.`)
          }
        >
          <X size={14} aria-hidden />
        </IconButton>
      </EditorsOnly>
    </li>
  );
}
