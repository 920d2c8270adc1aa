import { lazy, Suspense, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useOwnHue, useSession } from '#actions/session.ts';
import type { Person } from '#document/presence.ts';
import { firstPaint } from '#view/firstPaint.ts';
import { initialsOf } from '../departments/initialsOf.ts';
import { colourOf } from './colourOf.ts';
import styles from './People.module.css';

// At hand once the map stands; a fetch that failed is tried again by the button.
const load = () => import('./AboutMe.tsx');
const AboutMe = lazy(async () => ({ default: (await load()).AboutMe }));
void firstPaint.then(() => load().catch(() => null));

/** One's own avatar: it opens one's name, or who one is on this server. */
export function Me({ onRename }: { readonly onRename: (person: Person) => void }) {
  const hue = useOwnHue();
  const { presence } = useSession();
  const [me, setMe] = useState(presence.me());
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const rename = (name: string) => {
    if (name.trim() === '') return;
    const next = { ...me, name: name.trim().slice(0, 60) };
    presence.introduce(next);
    onRename(next);
    setMe(next);
  };
  return (
    <>
      <AriaButton
        ref={button}
        aria-label={`You: ${me.name}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        className={styles.avatar ?? ''}
        style={colourOf({ hue })}
        data-initials={initialsOf(me.name)}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen ? (
        <Suspense>
          <AboutMe opener={button} name={me.name} onRename={rename} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
