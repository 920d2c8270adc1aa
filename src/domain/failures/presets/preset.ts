import type { DateOrder } from '../dateText.ts';
import type { DetailRole, DurationUnit } from '../detailColumns.ts';
import type { FailureKind } from '../evidence.ts';
import type { ScorePolarity } from '../failureDetails.ts';
import type { ColumnRole } from '../suggestColumns.ts';

/**
 * How the exports of one source are laid out, and their traps. Headings are written in lower case and found whatever
 * their case. A preset suggests and explains; what a person answers wins.
 */
export interface Preset {
  /** What `settings.source` may name it by. */
  readonly id: string;
  readonly name: string;
  readonly kind: FailureKind;
  /** Headings that every export of this source has, and hardly any other file. */
  readonly recognisedBy: readonly string[];
  /** For each role the columns that may play it, the best first; none means that such exports never have one. */
  readonly columns: Readonly<Partial<Record<ColumnRole | DetailRole, readonly string[]>>>;
  readonly segments: readonly string[];
  /** The zone of all times, where it is one for every export. */
  readonly timeZone?: string;
  readonly dateOrder?: DateOrder;
  readonly units?: Readonly<Record<string, DurationUnit>>;
  readonly score?: { readonly scale: string; readonly polarity: ScorePolarity };
  /** Columns that are put before the text, each on a line of its own. */
  readonly titles?: readonly string[];
  /** Rows that are no customer's, by a column's values in lower case. */
  readonly drops?: readonly {
    readonly column: string;
    readonly values: readonly string[];
    readonly because: string;
  }[];
  /** Columns that count stations, of which the first is no hand-off. */
  readonly stations?: readonly string[];
  /** Columns that hold the time *left*: less than nothing means too late, and is kept as a field of its own. */
  readonly timeLeft?: readonly string[];
  /** What a person should know about these traps. */
  readonly says: readonly string[];
}
