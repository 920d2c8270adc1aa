import { GripVertical } from 'lucide-react';
import { useState } from 'react';
import { groupDragType, layGroup } from '#actions/layGroup.ts';
import { useMayEdit, useSession } from '#actions/session.ts';
import type { UnmatchedGroup } from '#domain/failures/assignFailures.ts';
import { Button } from '../controls/Button.tsx';
import styles from './Unmatched.module.css';
import { PlaceChooser } from './PlaceChooser.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** One group of the pile, to be dragged onto a touchpoint, or laid there by name. */
export function GroupLine({ group }: { readonly group: UnmatchedGroup }) {
  const session = useSession();
  const mayEdit = useMayEdit();
  const [isChoosing, setChoosing] = useState(false);
  const { dataset, value, count } = group;
  const name = value || '(empty)';
  return (
    <li className={styles.group}>
      <div
        draggable={mayEdit}
        className={styles.line}
        onDragStart={(event) => {
          event.dataTransfer.setData(groupDragType, JSON.stringify({ dataset, value }));
          event.dataTransfer.setData('text/plain', name);
          event.dataTransfer.effectAllowed = 'link';
        }}
      >
        <GripVertical size={16} aria-hidden className={styles.grip} />
        <span className={styles.value}>{name}</span>
        <span className={styles.count}>{count.toLocaleString()}</span>
        <EditorsOnly>
          <Button
            look="plain"
            aria-label={`Lay on… a touchpoint: “${name}”`}
            aria-expanded={isChoosing}
            onPress={() => setChoosing(!isChoosing)}
          >
            Lay on…
          </Button>
        </EditorsOnly>
      </div>
      {isChoosing ? (
        <PlaceChooser
          opened={`Touchpoint for “${name}”`}
          onChoose={(place) => {
            setChoosing(false);
            layGroup(session, { dataset, value }, place);
          }}
        />
      ) : null}
    </li>
  );
}
