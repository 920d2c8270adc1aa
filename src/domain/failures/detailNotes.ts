import type { DetailNote } from './readDetails.ts';
import type { Proof } from './proof.ts';

/** Counts, over a whole file, which cells of optional columns were left out or computed from others. */
export function detailNotes(): {
  readonly add: (notes: readonly DetailNote[]) => void;
  readonly proofs: () => readonly Proof[];
} {
  const counts = new Map<string, { readonly note: DetailNote; count: number }>();
  return {
    add: (notes) => {
      for (const note of notes) {
        const key = `${note.what} ${note.column}`;
        const known = counts.get(key);
        if (known) known.count += 1;
        else counts.set(key, { note, count: 1 });
      }
    },
    proofs: () => [...counts.values()].map(({ note, count }) => toProof(note, count)),
  };
}

function toProof({ column, what }: DetailNote, count: number): Proof {
  const values = `${count} ${count === 1 ? 'value' : 'values'} of “${column}”`;
  const because =
    what === 'leftOut'
      ? `${values} could not be read as what the column holds and ${count === 1 ? 'was' : 'were'} left out; the rows are kept.`
      : `${values} ${count === 1 ? 'was' : 'were'} empty or impossible, so the time was computed from the points in time.`;
  return { id: `${what}.${column}`, column, value: String(count), because };
}
