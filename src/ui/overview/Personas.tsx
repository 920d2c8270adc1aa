import { Plus, Trash2 } from 'lucide-react';
import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { addPersona } from '#domain/edits/addPersona.ts';
import { removeRecord } from '#domain/edits/removeRecord.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { Persona } from '#domain/map/persona.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { NameField } from '../controls/NameField.tsx';
import { TextField } from '../controls/TextField.tsx';
import styles from './Overview.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** Whose journey the map is. */
export function Personas() {
  const session = useSession();
  const personas = useMap((map) => map.personas);
  return (
    <>
      <ul className={styles.personas}>
        {[...personas.values()].map((persona) => (
          <PersonaRow key={persona.id} persona={persona} />
        ))}
      </ul>
      <EditorsOnly>
        <div className={styles.add}>
          <Button
            look="plain"
            onPress={() => commit(session, addPersona({ id: session.newId(), name: 'New persona' }))}
          >
            <Plus size={16} aria-hidden />
            Add a persona
          </Button>
        </div>
      </EditorsOnly>
    </>
  );
}

function PersonaRow({ persona }: { readonly persona: Persona }) {
  const session = useSession();
  const { id, name, description } = persona;
  const set = (fields: Partial<Persona>, merge?: string) =>
    commit(session, setFields(mapOf(session), 'personas', id, fields), merge);
  return (
    <li className={styles.persona}>
      <div className={styles.row}>
        <NameField
          aria-label="Name of the persona"
          look="quiet"
          noun="personas"
          record={persona}
          maxLength={120}
        />
        <EditorsOnly>
          <IconButton
            label={`Delete ${name || 'this persona'}`}
            onPress={() => commit(session, removeRecord(mapOf(session), 'personas', id))}
          >
            <Trash2 size={16} aria-hidden />
          </IconButton>
        </EditorsOnly>
      </div>
      <TextField
        aria-label={`Description of ${name || 'the persona'}`}
        look="quiet"
        placeholder="What this person wants and fears"
        lines={2}
        value={description}
        maxLength={20_000}
        onChange={(next) => set({ description: next }, `persona ${id}`)}
      />
    </li>
  );
}
