import type { ImportSettings } from './importSettings.ts';
import type { Proof } from './proof.ts';
import type { TableLayout } from './tableLayout.ts';

/** The settings that a layout depends on: with equal ones it need not be found again. */
export type LayoutSettings = Pick<ImportSettings, 'encoding' | 'delimiter' | 'headerRows' | 'sheet'>;

/**
 * How a file falls into columns, with the reasons; a time zone where its headings name one; the names of a workbook's
 * sheets; or why it is no table.
 */
export type LayoutFound =
  | {
      readonly layout: TableLayout;
      readonly proofs: readonly Proof[];
      readonly zone: string | null;
      readonly sheets?: readonly string[];
    }
  | { readonly problem: string };
