import { commit, mapOf, useSession } from '#actions/session.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { ruleSentence } from '#domain/failures/ruleSentence.ts';
import type { Rule } from '#domain/map/rule.ts';
import { Switch } from '../controls/Switch.tsx';
import styles from './Form.module.css';

type Props = {
  readonly mode: FailureMode;
  readonly place: string | null;
  readonly map: JourneyMap;
};

/** Which groups of failures at this place count under the failure mode. Without one its count is unknown, not 0. */
export function CountedGroups({ mode, place, map }: Props) {
  const session = useSession();
  const rules = [...map.rules.values()].filter(
    (rule) => rule.failureMode === mode.id || (place !== null && rule.place === place),
  );
  if (rules.length === 0) {
    return (
      <p className={styles.hint}>
        No failures are counted here yet. Drop a group of failures on its touchpoint; then choose here which
        of them count under this failure mode.
      </p>
    );
  }
  const count = (id: string, failureMode: string | null) =>
    commit(session, setFields(mapOf(session), 'rules', id, { failureMode }));
  return (
    <fieldset className={styles.range}>
      <legend className={styles.label}>Failures counted under it</legend>
      <div className={styles.groups}>
        {rules.map((rule) => {
          const other =
            rule.failureMode === mode.id ? undefined : map.failureModes.get(rule.failureMode ?? '');
          const dataset = map.datasets.get(rule.dataset);
          return (
            <Switch
              key={rule.id}
              isOn={rule.failureMode === mode.id}
              onChange={(isOn) => count(rule.id, isOn ? mode.id : null)}
            >
              {rowsOf(rule, dataset?.groupBy ?? '')} · {dataset?.name ?? 'a dataset that is gone'}
              {other ? ` · now under “${other.name}”` : ''}
            </Switch>
          );
        })}
      </div>
    </fieldset>
  );
}

/** A group by its name alone; what other rules take, as their sentence. */
function rowsOf(rule: Rule, groupBy: string): string {
  const isGroup = rule.kind === 'columnValue' && rule.column === '' && rule.also.length === 0;
  return isGroup ? rule.value || '(empty)' : ruleSentence(rule, groupBy);
}
