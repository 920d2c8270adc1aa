import { useRef } from 'react';
import { commit, useMap, useMayEdit, useSession } from '#actions/session.ts';
import styles from './TopBar.module.css';

/** The map's name, edited in place: Enter or leaving keeps, Escape leaves it as it was. */
export function MapTitle() {
  const session = useSession();
  const mayEdit = useMayEdit();
  const title = useMap((map) => map.meta.title);
  const input = useRef<HTMLInputElement>(null);
  const keep = () => {
    const wanted = input.current?.value.trim() ?? '';
    if (wanted !== '' && wanted !== title) commit(session, [{ op: 'setMeta', fields: { title: wanted } }]);
    else if (input.current) input.current.value = title;
  };
  return (
    <input
      key={title}
      ref={input}
      aria-label="Name of the map"
      defaultValue={title}
      maxLength={200}
      readOnly={!mayEdit}
      className={styles.title}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = title;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
