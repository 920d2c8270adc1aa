import { encodings, type Encoding } from '#domain/failures/encoding.ts';
import type { Proof } from '#domain/failures/proof.ts';
import { delimiters, delimiterWords, type Delimiter } from '#domain/failures/tableLayout.ts';
import { Select } from '../controls/Select.tsx';
import styles from './Import.module.css';
import type { ImportAnswers } from './importSteps.ts';

const headerCounts = ['0', '1', '2', '3'] as const;

type Props = {
  readonly proofs: readonly Proof[];
  readonly onChange: (layout: Pick<ImportAnswers, 'encoding' | 'delimiter' | 'headerRows'>) => void;
};

/** What the file is, its letters, columns and heading as they were found, with the reason; another choice reads the file anew. */
export function LayoutFields({ proofs, onChange }: Props) {
  const found = (id: string) => proofs.find((proof) => proof.id === id);
  const delimiter = delimiters.find((each) => delimiterWords[each] === found('delimiter')?.value) ?? null;
  return (
    <>
      {['format', 'sheet'].map((id) => {
        const proof = found(id);
        return proof ? (
          <p key={id} className={styles.because}>
            {proof.value}: {proof.because}
          </p>
        ) : null;
      })}
      {found('encoding') ? (
        <div className={styles.answer}>
          <Select<Encoding>
            label="Letters are encoded as"
            choices={encodings.map((encoding) => ({ id: encoding, name: encoding.toUpperCase() }))}
            value={encodings.find((encoding) => encoding === found('encoding')?.value) ?? null}
            onChange={(encoding) => onChange({ encoding })}
          />
          <p className={styles.because}>{found('encoding')?.because}</p>
        </div>
      ) : null}
      {found('delimiter') ? (
        <div className={styles.answer}>
          <Select<Delimiter>
            label="Columns are separated by"
            choices={delimiters.map((each) => ({ id: each, name: delimiterWords[each] }))}
            value={delimiter}
            onChange={(each) => onChange({ delimiter: each })}
          />
          <p className={styles.because}>{found('delimiter')?.because}</p>
        </div>
      ) : null}
      {found('headerRows') ? (
        <div className={styles.answer}>
          <Select
            label="Rows of headings"
            choices={headerCounts.map((count) => ({ id: count, name: count }))}
            value={headerCounts.find((count) => count === found('headerRows')?.value) ?? null}
            onChange={(count) => onChange({ headerRows: Number(count) })}
          />
          <p className={styles.because}>{found('headerRows')?.because}</p>
        </div>
      ) : null}
    </>
  );
}
