import { useState, type FocusEvent } from 'react';
import { commit, useMap, useMayEdit, useSession } from '#actions/session.ts';
import styles from './TopBar.module.css';
import { usePageTitle } from './usePageTitle.ts';

/** The map's name, edited in place: Enter or leaving keeps, Escape leaves it as it was. */
export function MapTitle() {
  const session = useSession();
  const mayEdit = useMayEdit();
  const title = useMap((map) => map.meta.title);
  usePageTitle(title || 'Untitled map');
  // What somebody else calls the map meanwhile does not take the words away that are being typed.
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (event: FocusEvent<HTMLInputElement>) => {
    const wanted = event.currentTarget.value.trim();
    setDraft(null);
    if (draft === null || wanted === '' || wanted === title) return;
    commit(session, [{ op: 'setMeta', fields: { title: wanted } }]);
  };
  return (
    <input
      aria-label="Name of the map"
      value={draft ?? title}
      maxLength={200}
      readOnly={!mayEdit}
      className={styles.title}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.value = title;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
