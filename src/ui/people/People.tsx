import { Button as AriaButton } from 'react-aria-components';
import { useOthers } from '#actions/session.ts';
import type { Person } from '#document/presence.ts';
import { initialsOf } from '../departments/initialsOf.ts';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import { colourOf } from './colourOf.ts';
import { Me } from './Me.tsx';
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
