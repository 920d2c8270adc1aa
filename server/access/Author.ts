/** Whose an edit is, as history keeps it: who, and by what name they were known then. */
export type Author = { readonly personId: string; readonly name: string };
