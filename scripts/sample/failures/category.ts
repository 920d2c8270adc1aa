/** Days between `from` and `to` (both included) count `factor` times. */
export type Surge = { readonly from: string; readonly to: string; readonly factor: number };

/** Sentences that only make sense between two days, both included: a sale, Christmas, a new carrier. */
type DatedTexts = { readonly from: string; readonly to: string; readonly texts: readonly string[] };

/** One value of the sample's column "Category", with everything that its rows are drawn from. */
export type Category = {
  readonly id: string;
  readonly name: string;
  readonly count: number;
  /** Touchpoint or path that the sample's rule leads to; null: no rule, so its rows stay unmatched. */
  readonly place: string | null;
  readonly failureMode: string | null;
  /** Channel of the contact → weight. */
  readonly channels: Readonly<Record<string, number>>;
  /** The customer's burden: whole minutes from … to. */
  readonly minutes: readonly [low: number, high: number];
  /** Euros from … to, and in what share of the rows there are any. */
  readonly money?: { readonly share: number; readonly from: number; readonly to: number };
  readonly surges?: readonly Surge[];
  /** Sentences of our own; `{slot}` and `[one|other]` are filled by writeText. */
  readonly texts: readonly string[];
  readonly datedTexts?: readonly DatedTexts[];
};
