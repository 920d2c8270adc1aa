import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession, useView } from '#actions/session.ts';
import { dismissToast } from '#view/toasting.ts';
import type { Toast } from '#view/viewStore.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './Toasts.module.css';

/** Long enough to read and reach the button; what reports lost words stays until it is closed. */
const shownMs = 8_000;

/** Sentences about what just happened, each with at most one thing to do; read aloud as they come. */
export function Toasts() {
  const toasts = useView((view) => view.toasts);
  return (
    <section aria-label="Notices" aria-live="polite" className={styles.stack}>
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { view } = useSession();
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || toast.tone === 'problem') return undefined;
    const timer = setTimeout(() => dismissToast(view, toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [isHeld, toast, view]);
  const { action } = toast;
  return (
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={styles.text}>{toast.text}</p>
      {action ? (
        <Button
          look="plain"
          onPress={() => {
            action.run();
            dismissToast(view, toast.id);
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <IconButton label="Dismiss" onPress={() => dismissToast(view, toast.id)}>
        <X size={16} aria-hidden />
      </IconButton>
    </div>
  );
}
