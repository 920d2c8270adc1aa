import { Plus } from 'lucide-react';
import { useState } from 'react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { mapOf, useMap, useSession } from '#actions/session.ts';
import { addRule } from '#domain/edits/addRule.ts';
import { rulesInOrder } from '#domain/edits/moveRule.ts';
import type { Dataset } from '#domain/map/dataset.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { Button } from '../controls/Button.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleLine } from './RuleLine.tsx';
import styles from './Rules.module.css';
import { useMovedFocus } from './useMovedFocus.ts';
import { useRuleTakings } from './useRuleTakings.ts';
import type { WaitingRules } from './useWaitingRules.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = { readonly dataset: Dataset; readonly waiting: WaitingRules };

/** One dataset's rules in the order in which they are asked. */
export function DatasetRules({ dataset, waiting }: Props) {
  const session = useSession();
  const map = useMap((each) => each);
  const takings = useRuleTakings(dataset.id);
  const [added, setAdded] = useState<Rule | null>(null);
  const rules = rulesInOrder(map, dataset.id);
  const { list, move, reach } = useMovedFocus();
  const name = dataset.name || dataset.source;
  const keep = (rule: Rule) => {
    setAdded(null);
    reach(rule.id);
    waiting.confirm(rule);
    commitWithUndo(session, addRule(mapOf(session), rule), 'The rule is added.');
  };
  return (
    <section className={styles.dataset} aria-label={`Rules of ${name}`}>
      <header className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <EditorsOnly>
          <Button
            look="plain"
            onPress={() => setAdded(ruleSchema.parse({ id: session.newId(), dataset: dataset.id }))}
            isDisabled={added !== null}
          >
            <Plus size={16} aria-hidden />
            Add a rule
          </Button>
        </EditorsOnly>
      </header>
      {added === null ? null : (
        <RuleForm rule={added} keepName="Add this rule" onKeep={keep} onLeave={() => setAdded(null)} />
      )}
      {rules.length === 0 && added === null ? (
        <p className={styles.quiet}>No rules yet: all of its failures are unmatched.</p>
      ) : null}
      <ol ref={list} className={styles.rules}>
        {rules.map((rule, index) => (
          <RuleLine
            key={rule.id}
            rule={rule}
            index={index}
            rules={rules}
            groupBy={dataset.groupBy}
            takings={takings}
            waiting={waiting}
            onMove={move}
          />
        ))}
      </ol>
    </section>
  );
}
