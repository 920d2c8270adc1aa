import { UserX, Zap } from 'lucide-react';
import { useMap, useNumbers } from '#actions/session.ts';
import { ownerState } from '#domain/map/owner.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import { DepartmentDot } from '../departments/DepartmentDot.tsx';
import styles from './Inspector.module.css';
import { ThingLink } from './ThingLink.tsx';

/** A touchpoint in a list, with who owns it and what the lens says. */
export function TouchpointLine({ touchpoint }: { readonly touchpoint: Touchpoint }) {
  const department = useMap((map) => map.departments.get(touchpoint.accountable ?? ''));
  const reading = useNumbers(({ result }) => result?.places.get(touchpoint.id));
  const state = ownerState(touchpoint);
  const sign =
    state === 'contested' ? (
      <Zap size={16} className={styles.problem} aria-label="Contested" />
    ) : department ? (
      <DepartmentDot department={department} />
    ) : (
      <UserX size={16} className={styles.problem} aria-label="No owner" />
    );
  return (
    <ThingLink
      id={touchpoint.id}
      icon={sign}
      name={touchpoint.name || 'Unnamed touchpoint'}
      more={reading?.text ?? department?.name ?? ''}
    />
  );
}
