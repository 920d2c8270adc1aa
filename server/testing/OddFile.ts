/** What becomes of a file: refused whole with a sentence that holds these words, or its rows taken in and rejected. */
export type Verdict = { readonly refused: string } | { readonly accepted: number; readonly rejected: number };

/** A file that a careless reader would lose rows of, choke on or take for what it is not. */
export type OddFile = {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly settings?: object;
  readonly verdict: Verdict;
};
