import { Plus, X } from 'lucide-react';
import { useMap } from '#actions/session.ts';
import type { Rule, RuleCondition } from '#domain/map/rule.ts';
import { Button } from '../controls/Button.tsx';
import { ComboBox } from '../controls/ComboBox.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import type { Column } from './useColumns.ts';
import styles from './Rules.module.css';

type Props = {
  readonly rule: Rule;
  readonly columns: readonly Column[];
  readonly onChange: (fields: Partial<Rule>) => void;
};

const mostConditions = 10;

/** The columns and values that a rule asks for: its own where it looks at a column, and any number beside. */
export function Conditions({ rule, columns, onChange }: Props) {
  const { also } = rule;
  const setAlso = (index: number, condition: RuleCondition) =>
    onChange({ also: also.with(index, condition) });
  const add = () => {
    const used = new Set([
      ...(rule.kind === 'columnValue' ? [rule.column] : []),
      ...also.map((each) => each.column),
    ]);
    const free = columns.find(({ heading }) => !used.has(heading));
    onChange({ also: [...also, { column: free?.heading ?? '', value: '' }] });
  };
  return (
    <div className={styles.conditions}>
      {rule.kind === 'columnValue' ? (
        <ConditionFields
          dataset={rule.dataset}
          name="Column"
          condition={rule}
          columns={columns}
          onChange={onChange}
        />
      ) : null}
      {also.map((condition, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- reason: a condition has no name but its turn
        <div key={index} className={styles.also}>
          <ConditionFields
            dataset={rule.dataset}
            name="And the column"
            condition={condition}
            columns={columns}
            onChange={(changed) => setAlso(index, changed)}
          />
          <IconButton
            label={`Drop condition ${index + 1}`}
            onPress={() => onChange({ also: also.toSpliced(index, 1) })}
          >
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      ))}
      {also.length < mostConditions && columns.length > 0 ? (
        <div>
          <Button look="plain" onPress={add}>
            <Plus size={14} aria-hidden />
            And another column
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type FieldsProps = {
  readonly dataset: string;
  readonly name: string;
  readonly condition: RuleCondition;
  readonly columns: readonly Column[];
  readonly onChange: (condition: RuleCondition) => void;
};

function ConditionFields({ dataset, name, condition, columns, onChange }: FieldsProps) {
  const groupBy = useMap((map) => map.datasets.get(dataset)?.groupBy || 'Group');
  const { column, value } = condition;
  const values = columns.find(({ heading }) => heading === column)?.values ?? [];
  const known = values.includes(value) ? values : [value, ...values];
  return (
    <div className={styles.condition}>
      <ComboBox
        label={name}
        choices={columns.map(({ heading }) => ({ id: idOf(heading), name: heading || groupBy }))}
        value={idOf(column)}
        onChange={(id) => onChange({ column: id.slice(1), value: '' })}
      />
      <ComboBox
        label="is"
        placeholder="Type a value"
        choices={known.map((each) => ({ id: idOf(each), name: each || '(empty)' }))}
        value={idOf(value)}
        onChange={(id) => onChange({ column, value: id.slice(1) })}
        onNew={(text) => onChange({ column, value: text.slice(0, 500) })}
      />
    </div>
  );
}

/** An id that is never empty, which no list takes. */
function idOf(text: string): string {
  return `=${text}`;
}
