import { useSession } from '#actions/session.ts';
import styles from './Board.module.css';
import { openPlace } from './openPlace.ts';

type Props = { readonly place: string | null; readonly name: string };

/** Opens a place on the canvas; plain words where there is none. */
export function PlaceButton({ place, name }: Props) {
  const session = useSession();
  if (place === null) return <span>{name}</span>;
  return (
    <button type="button" className={styles.link} onClick={() => openPlace(session, place)}>
      {name}
    </button>
  );
}
