/** Something that a doctor found. A `note` needs nobody today; a `problem` does. */
export type Finding = {
  readonly kind: 'problem' | 'note';
  readonly file: string;
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
};
