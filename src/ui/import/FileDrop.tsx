import { FileUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { verdictOf } from '#actions/action.ts';
import { showImport } from '#actions/panels.ts';
import { useSession } from '#actions/session.ts';
import { toast } from '#view/toasting.ts';
import styles from './FileDrop.module.css';
import { takeFile } from './takeFile.ts';

/** A file may be dropped anywhere on the page: the wizard opens with it, or the editor of exposures. */
export function FileDrop() {
  const session = useSession();
  const { view } = session;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!carriesFile(event) || !file) return;
      event.preventDefault();
      const verdict = verdictOf(showImport, session);
      if (verdict.ok) void takeFile(view, file);
      else toast(view, { tone: 'info', text: verdict.reason });
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [session, view]);
  if (!isOver) return null;
  return (
    <div className={styles.over}>
      <p className={styles.words}>
        <FileUp size={20} aria-hidden />
        Drop the file to see what is in it. Nothing is sent before you say so.
      </p>
    </div>
  );
}

function carriesFile(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
