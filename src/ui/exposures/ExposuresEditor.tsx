import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useMap, useSession, useTallies } from '#actions/session.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { putExposures, type ExposureWish } from '../data/exposuresApi.ts';
import { importStore } from '../import/importStore.ts';
import { exposedPlaces } from './exposedPlaces.ts';
import styles from './ExposuresEditor.module.css';
import { ExposuresFile } from './ExposuresFile.tsx';
import { ExposuresGrid } from './ExposuresGrid.tsx';
import { ExposuresTools } from './ExposuresTools.tsx';

/** How many customers passed every place in every period: typed in, or as a file. */
export function ExposuresEditor() {
  const { view, mapId } = useSession();
  const map = useMap((each) => each);
  const exposures = useTallies(({ tables }) => tables.exposures);
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useWaitingFile(setFile);
  const places = exposedPlaces(map);
  const put = async (rows: readonly ExposureWish[]): Promise<boolean> => {
    const answer = await putExposures(mapId, rows);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  };
  return (
    <Dialog
      title="Customers who passed"
      size="large"
      onClose={() => view.setState({ panel: { kind: 'none' } })}
    >
      <p className={styles.lead}>
        What a rate is divided by: how many customers passed a touchpoint in a period, and how many of them
        said that they were satisfied, where somebody asked.
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {file === null ? (
        <>
          <ExposuresTools places={places} onFile={setFile} />
          <ExposuresGrid places={places} exposures={exposures} onPut={put} onProblem={setProblem} />
        </>
      ) : (
        <ExposuresFile
          file={file}
          known={{ places, stored: exposures }}
          onPut={put}
          onDone={() => setFile(null)}
        />
      )}
    </Dialog>
  );
}

/** A file that was dropped on the page and is known by its headings. */
function useWaitingFile(take: (file: File) => void): void {
  const waiting = useStore(importStore, (state) => state.exposures);
  useEffect(() => {
    if (!waiting) return;
    importStore.setState({ exposures: null });
    take(waiting);
  }, [waiting, take]);
}
