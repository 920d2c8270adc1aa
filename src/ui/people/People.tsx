import { Button as AriaButton } from 'react-aria-components';
import { follow, stopFollowing } from '#actions/follow.ts';
import { usePeople, useSession, useView } from '#actions/session.ts';
import type { Other, Person } from '#document/presence.ts';
import { Menu } from '../controls/Menu.tsx';
import { initialsOf } from '../departments/initialsOf.ts';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import { colourOf } from './colourOf.ts';
import { Me } from './Me.tsx';
import styles from './People.module.css';

const mostShown = 4;

/** Who is on the map now. Another's avatar follows them, or stops; one's own opens one's name. */
export function People({ onRename }: { readonly onRename: (person: Person) => void }) {
  const session = useSession();
  const people = usePeople();
  const followed = useView(({ following }) => following?.person ?? null);
  const toggle = ({ id }: Person) => (id === followed ? stopFollowing(session) : follow(session, id));
  const hidden = people.slice(mostShown);
  return (
    <ul aria-label="People on this map" className={styles.people}>
      {people.slice(0, mostShown).map(({ person }) => (
        <li key={person.id}>
          <Avatar person={person} isFollowed={person.id === followed} onToggle={() => toggle(person)} />
        </li>
      ))}
      {hidden.length > 0 ? (
        <li>
          <Menu label="More people" entries={hidden.map((other) => entryOf(other, followed, toggle))}>
            <AriaButton aria-label={`${hidden.length} more people`} className={styles.more ?? ''}>
              +{hidden.length}
            </AriaButton>
          </Menu>
        </li>
      ) : null}
      <li>
        <Me onRename={onRename} />
      </li>
    </ul>
  );
}

type AvatarProps = { readonly person: Person; readonly isFollowed: boolean; readonly onToggle: () => void };

function Avatar({ person, isFollowed, onToggle }: AvatarProps) {
  return (
    <WithTooltip text={isFollowed ? `Stop following ${person.name}` : `Follow ${person.name}`}>
      <AriaButton
        aria-label={`Follow ${person.name}`}
        aria-pressed={isFollowed}
        className={styles.avatar ?? ''}
        style={colourOf(person)}
        data-initials={initialsOf(person.name)}
        onPress={onToggle}
      />
    </WithTooltip>
  );
}

function entryOf({ person }: Other, followed: string | null, toggle: (person: Person) => void) {
  const isChosen = person.id === followed;
  return { id: person.id, name: `Follow ${person.name}`, isChosen, run: () => toggle(person) };
}
