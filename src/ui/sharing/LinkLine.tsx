import { RefreshCw, Unlink } from 'lucide-react';
import { countWords } from '#base/countWords.ts';
import { useMap } from '#actions/session.ts';
import { inHalves } from '#domain/sharing/joinCode.ts';
import type { Link } from '#domain/sharing/link.ts';
import type { Role } from '#domain/sharing/role.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { Select } from '../controls/Select.tsx';
import { usePending } from '../data/usePending.ts';
import { endWords } from './endWords.ts';
import { Question } from './Question.tsx';
import { givenRoles } from './roleChoices.ts';
import styles from './Sharing.module.css';
import { useAsked } from './useAsked.ts';

type Props = {
  readonly link: Link;
  readonly onRole: (role: Role) => void;
  readonly onRotate: () => Promise<void>;
  readonly onRevoke: () => Promise<void>;
};

/** One open link: its code, what it gives, who came by it, until when. */
export function LinkLine({ link, onRole, onRotate, onRevoke }: Props) {
  const { asked, isAsking, ask, back } = useAsked<'rotate' | 'revoke'>();
  const [rotate, isRotating] = usePending(async () => {
    await onRotate();
    back();
  });
  const [revoke, isRevoking] = usePending(onRevoke);
  const department = useMap((map) => map.departments.get(link.department ?? '')?.name);
  const code = inHalves(link.code);
  const facts = [
    endWords(link.expiresAt),
    link.people === 0 ? 'nobody came by it yet' : countWords(link.people, 'person', 'people'),
    link.verbatims ? 'with customers’ words' : 'without customers’ words',
    ...(department ? [`for ${department}`] : []),
    ...(link.view === null ? [] : ['with a lens or filter of its own']),
  ];
  return (
    <li className={styles.line} aria-label={`Link ${code}`}>
      <span className={styles.key}>{code}</span>
      <span className={styles.facts}>{facts.join(' · ')}</span>
      {isAsking && asked === 'revoke' ? (
        <Question
          text={link.people === 0 ? 'It will let nobody in.' : 'Whoever came by it is put out at once.'}
          back="Keep it"
          verb="Revoke it"
          isPending={isRevoking}
          onBack={back}
          onYes={revoke}
        />
      ) : isAsking ? (
        <Question
          text="The old address and code stop working. Whoever came by them stays."
          back="Keep the old ones"
          verb="Make new ones"
          isPending={isRotating}
          onBack={back}
          onYes={rotate}
        />
      ) : (
        <span className={styles.tools}>
          <Select
            aria-label={`What guests of ${code} may do`}
            choices={givenRoles}
            value={link.role}
            onChange={onRole}
          />
          <IconButton
            label={`New address and code instead of ${code}…`}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: it comes back with the focus it gave away
            autoFocus={asked === 'rotate'}
            onPress={() => ask('rotate')}
          >
            <RefreshCw size={16} aria-hidden />
          </IconButton>
          <IconButton
            label={`Revoke ${code}…`}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: it comes back with the focus it gave away
            autoFocus={asked === 'revoke'}
            onPress={() => ask('revoke')}
          >
            <Unlink size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}
