import type { DateOrder } from './dateText.ts';
import type { DetailRole, DurationUnit } from './detailColumns.ts';
import type { ScorePolarity } from './failureDetails.ts';
import type { DecimalSign } from './numberText.ts';

/** How the columns beside what and when are read; whatever is not named is not read. */
export interface DetailPlan {
  readonly columns: Readonly<Partial<Record<DetailRole, string>>>;
  /** By heading; every mapped length of time has one. */
  readonly units: Readonly<Record<string, DurationUnit>>;
  readonly dateOrder: Readonly<Record<string, DateOrder>>;
  readonly swapRepair: Readonly<Record<string, boolean>>;
  readonly score: { readonly scale: string; readonly polarity: ScorePolarity } | null;
  /** Columns that count stations, of which the first is no hand-off. */
  readonly stations: readonly string[];
  readonly decimalSign: Readonly<Record<string, DecimalSign>>;
}

export const noDetailPlan: DetailPlan = {
  columns: {},
  units: {},
  dateOrder: {},
  swapRepair: {},
  score: null,
  stations: [],
  decimalSign: {},
};
