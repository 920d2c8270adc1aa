import { Download, FileUp } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import { useMap, useTallies } from '#actions/session.ts';
import { exposuresCsv, type ExposedPlace } from '#domain/failures/exposuresCsv.ts';
import { Button } from '../controls/Button.tsx';
import { saveAs } from '../files/saveAs.ts';
import styles from './ExposuresEditor.module.css';
import { monthsOf } from './periods.ts';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = { readonly places: readonly ExposedPlace[]; readonly onFile: (file: File) => void };

/** The way through a file: take the template with all places and months, fill it in, bring it back. */
export function ExposuresTools({ places, onFile }: Props) {
  const tables = useTallies((state) => state.tables);
  const title = useMap(({ meta }) => meta.title);
  const download = () => {
    const csv = exposuresCsv({ places, months: monthsOf(tables, new Date()), stored: tables.exposures });
    saveAs(new Blob(['\ufeff', csv], { type: 'text/csv' }), `${title} – customers who passed.csv`);
  };
  return (
    <div className={styles.tools}>
      <EditorsOnly>
        <FileTrigger
          acceptedFileTypes={['.csv', '.txt', '.tsv', 'text/csv']}
          onSelect={(files) => {
            const file = files?.[0];
            if (file) onFile(file);
          }}
        >
          <Button>
            <FileUp size={16} aria-hidden />
            Bring a file
          </Button>
        </FileTrigger>
      </EditorsOnly>
      <Button onPress={download} isDisabled={places.length === 0}>
        <Download size={16} aria-hidden />
        Download the template
      </Button>
    </div>
  );
}
