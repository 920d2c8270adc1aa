import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

const columns = ['f.text', 'f.grp', 'f.source_id', 'f.fields'];

/** Adds what `holdsWords` needs to a database. */
export function addTextFunctions(db: DatabaseSync): void {
  db.function('folded_holds', { deterministic: true }, (text, folded) =>
    typeof text === 'string' && typeof folded === 'string' && fold(text).includes(folded) ? 1 : 0,
  );
}

/**
 * Words anywhere in the text, the group, the source's id or another field, in any case. SQLite's LIKE knows the cases
 * of ASCII only, and is ten times faster; other words go through our own function.
 */
export function holdsWords(q: string): { readonly sql: string; readonly values: readonly SQLInputValue[] } {
  if (/^[\u0020-\u007e]*$/.test(q)) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const sql = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ');
    return { sql: `(${sql})`, values: columns.map(() => pattern) };
  }
  const sql = columns.map((column) => `folded_holds(${column}, ?)`).join(' OR ');
  return { sql: `(${sql})`, values: columns.map(() => fold(q)) };
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
