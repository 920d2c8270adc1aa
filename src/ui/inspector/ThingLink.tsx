import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { reveal } from '#actions/reveal.ts';
import { useSession } from '#actions/session.ts';
import styles from './Inspector.module.css';

type Props = {
  readonly id: string;
  readonly icon?: ReactNode;
  readonly name: string;
  readonly more?: string;
};

/** A line that selects a thing on the canvas and brings it into sight. */
export function ThingLink({ id, icon, name, more }: Props) {
  const session = useSession();
  return (
    <Button className={styles.link ?? ''} onPress={() => reveal(session, id)}>
      {icon}
      <span className={styles.linkName}>{name}</span>
      {more ? <span className={styles.linkMore}>{more}</span> : null}
    </Button>
  );
}
