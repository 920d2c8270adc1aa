import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useSeat, useSession } from '#actions/session.ts';
import type { Role } from '#domain/sharing/role.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Select } from '../controls/Select.tsx';
import type { Answer } from '../data/requestJson.ts';
import { changeMember, removeMember, type Member } from '../data/sharingApi.ts';
import type { Loaded } from '../data/useLoaded.ts';
import { usePending } from '../data/usePending.ts';
import { Question } from './Question.tsx';
import { givenRoles } from './roleChoices.ts';
import styles from './Sharing.module.css';
import { useAsked } from './useAsked.ts';

type Props = { readonly members: Loaded<readonly Member[]>; readonly onChanged: () => void };

/** Everybody who may open the map, those who are here first; an admin changes what guests may, or takes them off. */
export function Members({ members, onChanged }: Props) {
  const { mapId } = useSession();
  const me = useSeat().personId;
  const [problem, setProblem] = useState<string | null>(null);
  const show = (answer: Answer<unknown>) => {
    setProblem(answer.ok ? null : answer.problem);
    onChanged();
  };
  const people = (members.value ?? []).toSorted((a, b) => Number(b.isHere) - Number(a.isHere));
  return (
    <>
      {problem === null && members.problem === null ? null : (
        <p role="alert" className={styles.problem}>
          {problem ?? members.problem}
        </p>
      )}
      <ul aria-label="People of this map" className={styles.lines}>
        {people.map((person) => (
          <MemberLine
            key={person.personId}
            person={person}
            isMe={person.personId === me}
            onRole={(role) => void changeMember(mapId, person.personId, role).then(show)}
            onRemove={() => removeMember(mapId, person.personId).then(show)}
          />
        ))}
      </ul>
    </>
  );
}

type LineProps = {
  readonly person: Member;
  readonly isMe: boolean;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => Promise<void>;
};

function MemberLine({ person, isMe, onRole, onRemove }: LineProps) {
  const { name, isHere, linkId, role } = person;
  const { asked, isAsking, ask, back } = useAsked<'removal'>();
  const [remove, isRemoving] = usePending(onRemove);
  return (
    <li className={styles.line} aria-label={name}>
      <span className={styles.name}>
        <span className={styles.dot} data-here={isHere || undefined} aria-hidden />
        {name}
      </span>
      <span className={styles.facts}>
        {isMe ? 'you, ' : ''}
        {isHere ? 'here now' : 'not here now'}
      </span>
      {linkId === null ? (
        <span className={styles.facts}>admin</span>
      ) : isAsking ? (
        <Question
          text={`${name} is put out at once.`}
          back="Keep them"
          verb="Take them off"
          isPending={isRemoving}
          onBack={back}
          onYes={remove}
        />
      ) : (
        <span className={styles.tools}>
          <Select aria-label={`What ${name} may do`} choices={givenRoles} value={role} onChange={onRole} />
          <IconButton
            label={`Take ${name} off this map…`}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: it comes back with the focus it gave away
            autoFocus={asked !== null}
            onPress={() => ask('removal')}
          >
            <UserMinus size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}
