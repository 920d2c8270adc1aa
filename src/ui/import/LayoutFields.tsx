import { encodings, type Encoding } from '#domain/failures/encoding.ts';
import type { LayoutSettings } from '#domain/failures/layoutFound.ts';
import type { Proof } from '#domain/failures/proof.ts';
import { delimiters, delimiterWords, type Delimiter } from '#domain/failures/tableLayout.ts';
import { Select } from '../controls/Select.tsx';
import styles from './Import.module.css';

const headerCounts = ['0', '1', '2', '3'] as const;

type Props = {
  readonly proofs: readonly Proof[];
  readonly sheets: readonly string[];
  readonly onChange: (layout: LayoutSettings) => void;
};

/** What the file is, its sheet, letters, columns and heading as they were found, with the reason; another choice reads the file anew. */
export function LayoutFields({ proofs, sheets, onChange }: Props) {
  const found = (id: string) => proofs.find((proof) => proof.id === id);
  const format = found('format');
  return (
    <>
      {format ? (
        <p className={styles.because}>
          {format.value}: {format.because}
        </p>
      ) : null}
      <LayoutChoice
        label="Sheet"
        proof={found('sheet')}
        choices={sheets.map((sheet) => ({ id: sheet, name: sheet }))}
        onChange={(sheet) => onChange({ sheet })}
      />
      <LayoutChoice<Encoding>
        label="Letters are encoded as"
        proof={found('encoding')}
        choices={encodings.map((encoding) => ({ id: encoding, name: encoding.toUpperCase() }))}
        onChange={(encoding) => onChange({ encoding })}
      />
      <LayoutChoice<Delimiter>
        label="Columns are separated by"
        proof={found('delimiter')}
        choices={delimiters.map((each) => ({ id: each, name: delimiterWords[each] }))}
        onChange={(delimiter) => onChange({ delimiter })}
      />
      <LayoutChoice
        label="Rows of headings"
        proof={found('headerRows')}
        choices={headerCounts.map((count) => ({ id: count, name: count }))}
        onChange={(count) => onChange({ headerRows: Number(count) })}
      />
    </>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  /** Undefined where a file of its kind has no such thing. */
  readonly proof: Proof | undefined;
  readonly choices: readonly { readonly id: T; readonly name: string }[];
  readonly onChange: (choice: T) => void;
};

function LayoutChoice<T extends string>({ label, proof, choices, onChange }: ChoiceProps<T>) {
  if (proof === undefined) return null;
  const chosen = choices.find(({ id, name }) => id === proof.value || name === proof.value);
  return (
    <div className={styles.answer}>
      <Select<T> label={label} choices={choices} value={chosen?.id ?? null} onChange={onChange} />
      <p className={styles.because}>{proof.because}</p>
    </div>
  );
}
