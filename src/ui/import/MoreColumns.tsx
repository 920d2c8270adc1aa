import { detailRoles, type DetailRole } from '#domain/failures/detailColumns.ts';
import type { Examination } from '#domain/failures/examineFile.ts';
import type { ColumnSettings } from '#domain/failures/importSettings.ts';
import { CheckList } from '../controls/CheckList.tsx';
import { Select } from '../controls/Select.tsx';
import { none, samplesWords } from './columnWords.ts';
import styles from './Import.module.css';

const labels: Record<DetailRole, string> = {
  status: 'Status of the case',
  firstReply: 'How long the first reply took',
  resolve: 'How long it took to resolve',
  firstReplyAt: 'When the first reply went out',
  resolvedAt: 'When it was resolved',
  reopens: 'How often it was opened again',
  handoffs: 'How often it was handed on',
  score: 'The customer’s score',
  perceivedCause: 'What the customer blames',
  burdenMinutes: 'Time that it cost the customer',
  burdenMoney: 'Money that it cost the customer',
  severity: 'Severity, 1 to 10',
  lang: 'Language',
};

const mostValues = 60;

type Props = {
  readonly examination: Examination;
  readonly columns: ColumnSettings;
  readonly onChange: (columns: ColumnSettings) => void;
};

/** What a file need not have: found columns in sight, the others folded away; and the columns to filter by. */
export function MoreColumns({ examination, columns, onChange }: Props) {
  const isFound = (role: DetailRole) => typeof columns[role] === 'string';
  const fields = (roles: readonly DetailRole[]) =>
    roles.map((role) => (
      <Select
        key={role}
        label={labels[role]}
        choices={[
          { id: none, name: none },
          ...examination.columns.map(({ heading, samples }) => ({
            id: heading,
            name: heading,
            detail: samplesWords(samples),
          })),
        ]}
        value={columns[role] ?? none}
        onChange={(heading) => onChange({ ...columns, [role]: heading === none ? null : heading })}
      />
    ));
  return (
    <>
      {fields(detailRoles.filter(isFound))}
      <SegmentField examination={examination} columns={columns} onChange={onChange} />
      <details className={styles.more}>
        <summary>More that a file may hold</summary>
        <div className={styles.part}>{fields(detailRoles.filter((role) => !isFound(role)))}</div>
      </details>
    </>
  );
}

function SegmentField({ examination, columns, onChange }: Props) {
  const taken = new Set(Object.values(columns).filter((column) => typeof column === 'string'));
  const chosen = columns.segments ?? [];
  const fitting = examination.columns.filter(
    ({ heading, distinct }) =>
      chosen.includes(heading) ||
      (!taken.has(heading) && distinct !== null && distinct > 1 && distinct <= mostValues),
  );
  if (fitting.length === 0) return null;
  return (
    <CheckList
      label="Columns to filter by"
      choices={fitting.map(({ heading, distinct }) => ({
        id: heading,
        name: heading,
        ...(distinct === null ? {} : { detail: `${distinct} values` }),
      }))}
      value={chosen}
      onChange={(segments) => onChange({ ...columns, segments })}
    />
  );
}
