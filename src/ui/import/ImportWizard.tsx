import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useSession } from '#actions/session.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { DoneStep } from './DoneStep.tsx';
import { ImportCourse } from './ImportCourse.ts';
import styles from './Import.module.css';
import { importStore } from './importStore.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { ProgressStep } from './ProgressStep.tsx';
import { SettleStep } from './SettleStep.tsx';
import { takeFile } from './takeFile.ts';

/** A file becomes failures: read in this tab, settled and previewed here, sent only when it is confirmed. */
export function ImportWizard() {
  const { view, mapId } = useSession();
  const [course] = useState(() => new ImportCourse(mapId));
  const { step, file } = useStore(course.store);
  useDroppedFile(course);
  const content = useFocusOnStep(step.at);
  useEffect(() => () => course.stop(), [course]);
  const close = () => view.setState({ panel: { kind: 'none' } });
  const title = file && step.at !== 'choose' ? file.name : 'Import failures';
  return (
    <Dialog
      title={title}
      size={step.at === 'choose' || step.at === 'done' ? 'medium' : 'large'}
      onClose={close}
    >
      <div ref={content} tabIndex={-1} className={styles.content}>
        <Step course={course} onClose={close} />
      </div>
    </Dialog>
  );
}

/** A new step takes the keys with it: the button that led here is gone, and they would fall back to Close. */
function useFocusOnStep(at: string) {
  const content = useRef<HTMLDivElement>(null);
  const shown = useRef(at);
  useEffect(() => {
    if (shown.current === at) return;
    shown.current = at;
    content.current?.focus();
  }, [at]);
  return content;
}

function useDroppedFile(course: ImportCourse): void {
  const dropped = useStore(importStore, (state) => state.dropped);
  useEffect(() => {
    if (!dropped) return;
    importStore.setState({ dropped: null });
    void course.choose(dropped);
  }, [dropped, course]);
}

type StepProps = { readonly course: ImportCourse; readonly onClose: () => void };

function Step({ course, onClose }: StepProps) {
  const { view } = useSession();
  const { step } = useStore(course.store);
  switch (step.at) {
    case 'choose':
      return <ChooseFile problem={step.problem} onChoose={(file) => void takeFile(view, file)} />;
    case 'reading':
      return <ProgressStep words={step.words} share={step.share} />;
    case 'settle':
      return <SettleStep course={course} examination={step.examination} problem={step.problem} />;
    case 'preview':
      return <PreviewStep course={course} preview={step.preview} problem={step.problem} />;
    case 'sending':
      return (
        <ProgressStep
          words={step.share < 1 ? 'Sending the file' : 'The server reads and stores the rows'}
          share={step.share}
        />
      );
    case 'done':
      return <DoneStep course={course} result={step.result} problem={step.problem} onClose={onClose} />;
  }
}
