import { lazy, Suspense, useState } from 'react';
import { DialogTrigger, Popover, Dialog, Button as AriaButton } from 'react-aria-components';
import { useOthers, useOwnHue, useSeat, useSession } from '#actions/session.ts';
import type { Person } from '#document/presence.ts';
import { Button } from '../controls/Button.tsx';
import popover from '../controls/Popover.module.css';
import { initialsOf } from '../departments/initialsOf.ts';
import { TextField } from '../controls/TextField.tsx';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import styles from './People.module.css';

const mostShown = 4;

/** Who is on the map now. One's own avatar opens one's name. */
export function People({ onRename }: { readonly onRename: (person: Person) => void }) {
  const others = useOthers();
  const hidden = others.length - mostShown;
  return (
    <ul aria-label="People on this map" className={styles.people}>
      {others.slice(0, mostShown).map((other) => (
        <li key={other.client}>
          <WithTooltip text={other.person.name}>
            <AriaButton
              aria-label={other.person.name}
              className={styles.avatar ?? ''}
              style={colourOf(other.person)}
              data-initials={initialsOf(other.person.name)}
            />
          </WithTooltip>
        </li>
      ))}
      {hidden > 0 ? <li className={styles.more}>+{hidden}</li> : null}
      <li>
        <Me onRename={onRename} />
      </li>
    </ul>
  );
}

function Me({ onRename }: { readonly onRename: (person: Person) => void }) {
  const hue = useOwnHue();
  const { presence } = useSession();
  const { mode } = useSeat();
  const [me, setMe] = useState(presence.me());
  const rename = (name: string) => {
    if (name.trim() === '') return;
    const next = { ...me, name: name.trim().slice(0, 60) };
    presence.introduce(next);
    onRename(next);
    setMe(next);
  };
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={`You: ${me.name}`}
        className={styles.avatar ?? ''}
        style={colourOf({ hue })}
        data-initials={initialsOf(me.name)}
      />
      <Popover offset={6} className={popover.popover ?? ''}>
        <Dialog aria-label="Your name" className={styles.me ?? ''}>
          {({ close }) =>
            mode === 'local' ? (
              <NameForm name={me.name} onKeep={(name) => (rename(name), close())} />
            ) : (
              <Suspense>
                <Myself onLeave={close} />
              </Suspense>
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const Myself = lazy(async () => ({ default: (await import('../sharing/Myself.tsx')).Myself }));

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

function colourOf({ hue }: Pick<Person, 'hue'>) {
  return { background: `var(--department-${hue})`, color: `var(--department-${hue}-text)` };
}
