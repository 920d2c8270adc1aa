/** What is done to the rows of a known source beside reading its columns; headings as they stand in the file. */
export interface Traps {
  /** Columns that are put before the text, each on a line of its own. */
  readonly titles: readonly string[];
  readonly drops: readonly {
    readonly column: string;
    readonly values: readonly string[];
    readonly because: string;
  }[];
  /** Columns of time that was left, with the field that says whether it was exceeded. */
  readonly timeLeft: readonly { readonly column: string; readonly field: string }[];
}

export const noTraps: Traps = { titles: [], drops: [], timeLeft: [] };
