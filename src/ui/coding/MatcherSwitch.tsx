import { useMemo } from 'react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { mapOf, useMap, useSession, useTallies } from '#actions/session.ts';
import { countWords } from '#base/countWords.ts';
import { addRule } from '#domain/edits/addRule.ts';
import { rulesInOrder } from '#domain/edits/moveRule.ts';
import { removeRule } from '#domain/edits/removeRule.ts';
import { ruleTakings } from '#domain/failures/ruleTakings.ts';
import type { Dataset } from '#domain/map/dataset.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSchema, type Rule } from '#domain/map/rule.ts';
import { Switch } from '../controls/Switch.tsx';
import styles from './Coding.module.css';
import { EditingFields } from '../controls/EditingFields.tsx';

/** Whether the matcher may place a dataset's failures by itself: a rule like others, so it can be seen and undone. */
export function MatcherSwitch({ dataset, where }: { readonly dataset: Dataset; readonly where: string }) {
  const session = useSession();
  const map = useMap((each) => each);
  const rules = matcherRules(map, dataset.id);
  const count = useSureOf(map, dataset.id);
  const change = (isOn: boolean) => {
    const now = mapOf(session);
    const plan = isOn
      ? addRule(now, ruleSchema.parse({ id: session.newId(), dataset: dataset.id, kind: 'matcher' }))
      : matcherRules(now, dataset.id).flatMap(({ id }) => removeRule(now, id));
    const said = isOn ? 'The matcher places what it is sure of.' : 'The matcher places nothing any more.';
    commitWithUndo(session, plan, said);
  };
  return (
    <div className={styles.switch}>
      <EditingFields>
        <Switch isOn={rules.length > 0} onChange={change}>
          Let it place what it is sure of (p ≥ 0.83){where}
        </Switch>
      </EditingFields>
      <p className={styles.quiet}>
        {rules.length > 0 ? 'It places ' : 'It would place '}
        {countWords(count, 'failure', 'failures')} that no rule takes.
      </p>
    </div>
  );
}

function matcherRules(map: Pick<JourneyMap, 'rules'>, dataset: string): readonly Rule[] {
  return rulesInOrder(map, dataset).filter(({ kind }) => kind === 'matcher');
}

/** How many failures are the matcher's, as they would be with its rule where there is none. */
function useSureOf(map: JourneyMap, dataset: string): number {
  const table = useTallies(({ tables }) => tables.tables.find((each) => each.dataset === dataset));
  return useMemo(() => {
    if (table === undefined) return 0;
    const known = matcherRules(map, dataset)[0];
    const rule = known ?? ruleSchema.parse({ id: 'if-it-may', dataset, kind: 'matcher', order: '~' });
    const rules = new Map(map.rules).set(rule.id, rule);
    return ruleTakings(table, { ...map, rules }).byRule.get(rule.id)?.count ?? 0;
  }, [table, map, dataset]);
}
