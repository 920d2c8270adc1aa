import { commit, mapOf, useMap, useSession } from '#actions/session.ts';
import { setFields } from '#domain/edits/setFields.ts';
import { noteTones, type Note } from '#domain/map/note.ts';
import { Select } from '../controls/Select.tsx';
import { TextField } from '../controls/TextField.tsx';
import { DeleteButton } from './DeleteButton.tsx';
import styles from './Inspector.module.css';

const toneNames: Record<Note['tone'], string> = {
  sand: 'Sand',
  sky: 'Sky',
  mint: 'Mint',
  rose: 'Rose',
  lilac: 'Lilac',
};

/** A sticky note: its words and its paper. */
export function NoteForm({ id }: { readonly id: string }) {
  const session = useSession();
  const note = useMap((map) => map.notes.get(id));
  if (!note) return null;
  const set = (fields: Partial<Note>, merge?: string) =>
    commit(session, setFields(mapOf(session), 'notes', id, fields), merge);
  return (
    <>
      <div className={styles.form}>
        <TextField
          label="Text"
          lines={6}
          value={note.text}
          maxLength={20_000}
          onChange={(text) => set({ text }, `text ${id}`)}
        />
        <Select
          label="Paper"
          choices={noteTones.map((tone) => ({ id: tone, name: toneNames[tone] }))}
          value={note.tone}
          onChange={(tone) => set({ tone })}
        />
      </div>
      <DeleteButton />
    </>
  );
}
