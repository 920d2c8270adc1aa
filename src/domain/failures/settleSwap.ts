import type { ColumnProfile } from './columnProfile.ts';
import type { DateOrder } from './dateText.ts';
import { formatDay } from './day.ts';
import type { ImportSettings } from './importSettings.ts';
import { given, type Found } from './proof.ts';
import { swapEffect, type SwapEffect } from './swapEffect.ts';
import { swapSigns } from './swapSigns.ts';

/**
 * Whether day and month of a column's dates were swapped where the day is 12 or less. Asked where the dates look like
 * it, whatever else proves their order; else they are right.
 */
export function settleSwap(
  profile: ColumnProfile | undefined,
  order: DateOrder | null,
  settings: ImportSettings,
): Found<boolean> {
  const days = order === null ? null : profile?.dates.rowsByDay(order);
  if (!profile || !days) return { value: order === null ? null : false };
  const column = profile.heading;
  const id = `swapRepair.${column}`;
  const answer = settings.swapRepair?.[column];
  const effect = swapEffect(days);
  if (answer !== undefined) {
    const because = `${given} ${answer ? swapWords(effect) : keepWords(effect)}`;
    const value = answer ? 'day and month swapped back' : 'right as they stand';
    return { value: answer, proof: { id, column, value, because } };
  }
  const signs = swapSigns(days);
  if (signs === null) return { value: false };
  return {
    value: null,
    question: {
      id,
      column,
      asks: `Were day and month of some dates in “${column}” swapped on their way here? The dates look as if a spreadsheet had read them in another country’s order, so nothing proves them.`,
      options: [
        { value: true, because: swapWords(effect) },
        { value: false, because: keepWords(effect) },
      ],
      evidence: signs,
    },
  };
}

function swapWords({ rows, changed, daysAfter, firstAfter, lastAfter }: SwapEffect): string {
  return `Day and month of the ${rows} rows whose day is 12 or less are swapped: ${changed} rows change their date, and all rows lie on ${daysAfter} days from ${formatDay(firstAfter)} to ${formatDay(lastAfter)}.`;
}

function keepWords({ daysBefore, firstBefore, lastBefore }: SwapEffect): string {
  return `The dates are right as they stand, on ${daysBefore} days from ${formatDay(firstBefore)} to ${formatDay(lastBefore)}.`;
}
