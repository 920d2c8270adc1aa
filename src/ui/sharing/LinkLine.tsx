import { RefreshCw, Unlink } from 'lucide-react';
import { useState } from 'react';
import { countWords } from '#base/countWords.ts';
import { useMap } from '#actions/session.ts';
import { inHalves } from '#domain/sharing/joinCode.ts';
import type { Link } from '#domain/sharing/link.ts';
import type { Role } from '#domain/sharing/role.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { Select } from '../controls/Select.tsx';
import { endWords } from './endWords.ts';
import { givenRoles } from './roleChoices.ts';
import styles from './Sharing.module.css';

type Props = {
  readonly link: Link;
  readonly onRole: (role: Role) => void;
  readonly onRotate: () => void;
  readonly onRevoke: () => void;
};

/** One open link: its code, what it gives, who came by it, until when. */
export function LinkLine({ link, onRole, onRotate, onRevoke }: Props) {
  const [isEnding, setEnding] = useState(false);
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
      {isEnding ? (
        <span className={styles.asking}>
          {link.people === 0 ? 'It will let nobody in.' : 'Whoever came by it is put out at once.'}
          <Button look="plain" onPress={() => setEnding(false)}>
            Keep it
          </Button>
          <Button look="danger" onPress={onRevoke}>
            Revoke it
          </Button>
        </span>
      ) : (
        <span className={styles.tools}>
          <Select
            aria-label={`What guests of ${code} may do`}
            choices={givenRoles}
            value={link.role}
            onChange={onRole}
          />
          <IconButton label={`New address and code instead of ${code}`} onPress={onRotate}>
            <RefreshCw size={16} aria-hidden />
          </IconButton>
          <IconButton label={`Revoke ${code}…`} onPress={() => setEnding(true)}>
            <Unlink size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  );
}
