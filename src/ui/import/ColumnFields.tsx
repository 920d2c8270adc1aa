import type { Examination } from '#domain/failures/examineFile.ts';
import type { ColumnSettings } from '#domain/failures/importSettings.ts';
import type { ColumnRole } from '#domain/failures/suggestColumns.ts';
import { Select } from '../controls/Select.tsx';
import type { Choice } from '../controls/ChoiceItem.tsx';
import { none, samplesWords } from './columnWords.ts';
import styles from './Import.module.css';

type Role = ColumnRole;

const labels: Record<Role, string> = {
  touchpoint: 'Grouped by: each value can be laid on a touchpoint',
  occurredAt: 'When it happened',
  text: 'What was said',
  channel: 'Channel',
  sourceId: 'Number of the record',
  customerKey: 'Customer (kept only as a hash)',
};
const roles = Object.keys(labels) as readonly Role[];
const required: ReadonlySet<Role> = new Set(['touchpoint', 'occurredAt']);

const noDates =
  'No column holds dates that can be read. Write them as 2025-03-14 or 2025-03-14 09:30 in the file, and choose it again.';

type Props = {
  readonly examination: Examination;
  readonly columns: ColumnSettings;
  readonly onChange: (columns: ColumnSettings) => void;
};

/** Which column means what; the likeliest stand first, with the reason. */
export function ColumnFields({ examination, columns, onChange }: Props) {
  const asked = examination.questions.find(({ id }) => id === 'columns.occurredAt');
  const isUndated = (role: Role) => role === 'occurredAt' && asked?.options.length === 0;
  return roles.map((role) => {
    const choices = choicesFor(role, examination);
    const value = keyOf(columns[role] ?? null);
    const because = choices.find(({ id }) => id === value)?.detail ?? (isUndated(role) ? noDates : undefined);
    return (
      <div key={role} className={styles.answer}>
        <Select
          label={labels[role]}
          choices={choices}
          value={value}
          onChange={(key) => onChange({ ...columns, [role]: valueOf(key, role) })}
        />
        {because ? <p className={styles.because}>{because}</p> : null}
      </div>
    );
  });
}

function choicesFor(role: Role, { questions, columns }: Examination): readonly Choice[] {
  const question = questions.find(({ id }) => id === `columns.${role}`);
  const likely = (question?.options ?? []).flatMap(({ value, because }) =>
    value === null || typeof value === 'boolean'
      ? []
      : [{ id: keyOf(value), name: keyOf(value), detail: because }],
  );
  const isLikely = new Set(likely.map(({ id }) => id));
  const others = columns
    .filter(({ heading }) => !isLikely.has(heading))
    .map(({ heading, samples }) => ({ id: heading, name: heading, detail: samplesWords(samples) }));
  return [...(required.has(role) ? [] : [{ id: none, name: none }]), ...likely, ...others];
}

const joint = ' + ';

function keyOf(value: string | readonly string[] | null): string {
  if (value === null) return none;
  return typeof value === 'string' ? value : value.join(joint);
}

function valueOf(key: string, role: Role): string | string[] | null {
  if (key === none) return null;
  return role === 'occurredAt' && key.includes(joint) ? key.split(joint) : key;
}
