import { Handshake, Plus, Trash2 } from 'lucide-react';
import { commitWithUndo } from '#actions/commitWithUndo.ts';
import { commit, mapOf, mayEdit, useMap, useSession, type Session } from '#actions/session.ts';
import { addDepartment } from '#domain/edits/addDepartment.ts';
import { removeRecord } from '#domain/edits/removeRecord.ts';
import { setFields } from '#domain/edits/setFields.ts';
import type { Department } from '#domain/map/department.ts';
import { useDraft } from '../comments/useDraft.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import { NameField } from '../controls/NameField.tsx';
import { TextField } from '../controls/TextField.tsx';
import styles from './Departments.module.css';
import { HuePicker } from './HuePicker.tsx';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

/** Everybody who can own something: names, colours, and who is a partner from outside. */
export function Departments() {
  const departments = useMap((map) => map.departments);
  return (
    <>
      <ul className={styles.list}>
        {[...departments.values()].map((department) => (
          <DepartmentRow key={department.id} department={department} />
        ))}
      </ul>
      <EditorsOnly>
        <NewDepartment />
      </EditorsOnly>
    </>
  );
}

function DepartmentRow({ department }: { readonly department: Department }) {
  const session = useSession();
  const { id, name, kind } = department;
  const set = (fields: Partial<Department>) =>
    commit(session, setFields(mapOf(session), 'departments', id, fields));
  return (
    <li className={styles.row}>
      <HuePicker department={department} onChange={(hue) => set({ hue })} />
      <div className={styles.name}>
        <NameField
          aria-label="Name of the department"
          look="quiet"
          noun="departments"
          record={department}
          maxLength={120}
        />
      </div>
      <EditorsOnly>
        <IconButton
          label={`${name || 'This department'} is a partner from outside`}
          isOn={kind === 'partner'}
          onPress={() => set({ kind: kind === 'partner' ? 'internal' : 'partner' })}
        >
          <Handshake size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Delete ${name || 'this department'}`} onPress={() => remove(session, department)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </EditorsOnly>
    </li>
  );
}

function remove(session: Session, department: Department): void {
  const removal = removeRecord(mapOf(session), 'departments', department.id);
  const text = `Deleted ${department.name || 'the department'}. What it owned has no owner now.`;
  commitWithUndo(session, removal, text);
}

function NewDepartment() {
  const session = useSession();
  const add = (name: string) => commit(session, addDepartment(mapOf(session), { id: session.newId(), name }));
  const [name, setName] = useDraft('department', '', (half) => {
    // Who may not add it any more is told so, and gets the words back.
    if (!mayEdit(session).ok) add(half);
  });
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && add(name)) setName('');
      }}
    >
      <div className={styles.name}>
        <TextField
          aria-label="Name of a new department"
          placeholder="New department"
          value={name}
          onChange={setName}
          maxLength={120}
        />
      </div>
      <Button type="submit" isDisabled={name.trim() === ''}>
        <Plus size={16} aria-hidden />
        Add
      </Button>
    </form>
  );
}
