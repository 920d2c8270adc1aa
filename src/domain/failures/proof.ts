/** Something that the file proves or a person said, with its reason. An `alarm` is what a person should know before going on. */
export interface Proof {
  readonly id: string;
  readonly column: string | null;
  readonly value: string;
  readonly because: string;
  readonly kind?: 'alarm';
}

/** An answer: what goes into `settings` under the question's id (`null` = none of the columns). */
export type Answer = string | readonly string[] | boolean | null;

/**
 * Something that cannot be proven. `id` is the key in `settings` that answers it: `timeZone`, `columns.text`,
 * `dateOrder.Created Date`, `swapRepair.Date`. `suggestion` is the likeliest answer, missing where there is nothing to prefer.
 */
export interface Question {
  readonly id: string;
  readonly column: string | null;
  readonly asks: string;
  readonly options: readonly { readonly value: Answer; readonly because: string }[];
  readonly suggestion?: Answer;
  readonly evidence: readonly string[];
}

/** Where something stands: proven or said, or asked; neither where there is nothing to settle yet. */
export interface Found<T> {
  readonly value: T | null;
  readonly proof?: Proof;
  readonly question?: Question;
}

/** The reason of what a person said. */
export const given = 'Said so in the settings.';

/** What the surroundings know: the file's name, and the zone of the computer that the person sits at. */
export interface ImportHints {
  readonly fileName?: string;
  readonly localTimeZone?: string;
  /** What the file's own headings say. */
  readonly zoneInFile?: string | null;
}
