import { lazy, Suspense, useState, type RefObject } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { useSeat } from '#actions/session.ts';
import { Button } from '../controls/Button.tsx';
import popover from '../controls/Popover.module.css';
import { TextField } from '../controls/TextField.tsx';
import styles from './People.module.css';

const Myself = lazy(async () => ({ default: (await import('../sharing/Myself.tsx')).Myself }));

type Props = {
  readonly opener: RefObject<HTMLElement | null>;
  readonly name: string;
  readonly onRename: (name: string) => void;
  readonly onClose: () => void;
};

/** Under one's own avatar: one's name, or with accounts who one is and the way out. */
export function AboutMe({ opener, name, onRename, onClose }: Props) {
  const { mode } = useSeat();
  return (
    <Popover isOpen triggerRef={opener} offset={6} onOpenChange={onClose} className={popover.popover ?? ''}>
      <Dialog aria-label="Your name" className={styles.me ?? ''}>
        {mode === 'local' ? (
          <NameForm name={name} onKeep={(next) => (onRename(next), onClose())} />
        ) : (
          <Suspense>
            <Myself onLeave={onClose} />
          </Suspense>
        )}
      </Dialog>
    </Popover>
  );
}

function NameForm({ name, onKeep }: { readonly name: string; readonly onKeep: (name: string) => void }) {
  const [typed, setTyped] = useState(name);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onKeep(typed);
      }}
    >
      <TextField label="Your name, as others see it" value={typed} onChange={setTyped} maxLength={60} />
      <Button look="primary" type="submit">
        Keep this name
      </Button>
    </form>
  );
}
