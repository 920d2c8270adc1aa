import type { DateOrder } from './dateText.ts';
import type { DetailPlan } from './detailPlan.ts';
import type { FailureKind } from './evidence.ts';
import type { TableLayout } from './tableLayout.ts';
import type { Traps } from './traps.ts';

/** Everything settled about a file: with this, rows become failures without another question. */
export interface ImportPlan {
  readonly layout: TableLayout;
  readonly source: string;
  readonly kind: FailureKind;
  readonly timeZone: string;
  readonly dateOrder: DateOrder;
  /** Day and month of dates whose day is 12 or less are swapped. */
  readonly swapRepair: boolean;
  readonly columns: {
    readonly sourceId: string | null;
    readonly occurredAt: readonly string[];
    readonly text: string | null;
    readonly channel: string | null;
    readonly touchpoint: string;
    readonly customerKey: string | null;
    /** Kept in `fields` as they are, and named to filter by. */
    readonly segments: readonly string[];
    /** Columns that name people: not kept, and masked in the other words of their row. */
    readonly names: readonly string[];
  };
  readonly details: DetailPlan;
  readonly traps: Traps;
  /** Whether `sourceId` is proven to tell the rows of this file apart; else a row is known by its content. */
  readonly identity: 'sourceId' | 'content';
}
