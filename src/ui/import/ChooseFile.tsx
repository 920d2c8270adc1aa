import { FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../controls/Button.tsx';
import styles from './Import.module.css';

type Props = { readonly problem: string | null; readonly onChoose: (file: File) => unknown };

/** Where a file comes in: by the picker here, or dropped anywhere on the page. */
export function ChooseFile({ problem, onChoose }: Props) {
  return (
    <div className={styles.choose}>
      <FileUp size={28} aria-hidden className={styles.chooseIcon} />
      <p className={styles.lead}>
        A table of complaints, tickets, calls or survey answers, as CSV, TSV, Excel workbook or JSON.
      </p>
      <p className={styles.quiet}>
        It is read in this tab first. You see what was understood and every row that was not, and nothing is
        sent before you say so.
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <FileTrigger
        acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx', '.json', '.ndjson', '.jsonl', 'text/csv']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) onChoose(file);
        }}
      >
        <Button look="primary">Choose a file</Button>
      </FileTrigger>
    </div>
  );
}
