import { PanelRightClose } from 'lucide-react';
import type { ReactNode } from 'react';
import { keyWords, runAction } from '#actions/keyboard.ts';
import { toggleInspector } from '#actions/panels.ts';
import { useMap, useSession, useView } from '#actions/session.ts';
import { nounOf, singular } from '#domain/map/structure.ts';
import { IconButton } from '../controls/IconButton.tsx';
import { MapOverview } from '../overview/MapOverview.tsx';
import { LastChanged } from '../history/LastChanged.tsx';
import styles from './Inspector.module.css';
import { NoteForm } from './NoteForm.tsx';
import { PathForm } from './PathForm.tsx';
import { SeveralForm } from './SeveralForm.tsx';
import { StageForm } from './StageForm.tsx';
import { TouchpointForm } from './TouchpointForm.tsx';
import { EditingFields } from '../controls/EditingFields.tsx';

/** Everything about what is selected; about the whole map where nothing is. */
export function Inspector() {
  const session = useSession();
  const selection = useView((view) => view.selection);
  const [id] = selection;
  const noun = useMap((map) => (id === undefined ? null : nounOf(map, id)));
  const { kind, form } = contentFor(selection.size > 1 ? 'several' : noun, id ?? '');
  return (
    <aside aria-label="Inspector" className={styles.inspector}>
      <header className={styles.head}>
        <h2 className={styles.kind}>{kind}</h2>
        <IconButton
          label="Fold the inspector away"
          keys={toggleInspector.keys?.[0] ? keyWords(toggleInspector.keys[0]) : undefined}
          onPress={() => runAction(session, toggleInspector)}
        >
          <PanelRightClose size={18} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.body}>
        <EditingFields>{form}</EditingFields>
        {noun === null || id === undefined || selection.size > 1 ? null : (
          <LastChanged key={id} noun={noun} id={id} />
        )}
      </div>
    </aside>
  );
}

function contentFor(
  what: ReturnType<typeof nounOf> | 'several',
  id: string,
): { readonly kind: string; readonly form: ReactNode } {
  switch (what) {
    case 'several':
      return { kind: 'Several things', form: <SeveralForm /> };
    case 'stages':
      return { kind: capital(singular.stages), form: <StageForm key={id} id={id} /> };
    case 'touchpoints':
      return { kind: capital(singular.touchpoints), form: <TouchpointForm key={id} id={id} /> };
    case 'paths':
      return { kind: capital(singular.paths), form: <PathForm key={id} id={id} /> };
    case 'notes':
      return { kind: capital(singular.notes), form: <NoteForm key={id} id={id} /> };
    case null:
      return { kind: 'The whole map', form: <MapOverview /> };
  }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
