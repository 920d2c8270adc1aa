import type { ColumnProfile } from './columnProfile.ts';
import type { DateOrder } from './dateText.ts';
import type { DetailPlan } from './detailPlan.ts';
import type { ImportSettings } from './importSettings.ts';
import type { Proof, Question } from './proof.ts';
import { settleSwap } from './settleSwap.ts';

interface SettledLater extends Pick<DetailPlan, 'dateOrder' | 'swapRepair'> {
  readonly questions: readonly Question[];
  readonly proofs: readonly Proof[];
}

/**
 * The order of dates that follow the failure (reply, resolution): their own where answered or proven, else that of the
 * date they follow. They raise the swap alarm as every column does.
 */
export function settleLater(
  columns: readonly ColumnProfile[],
  settings: ImportSettings,
  occurredOrder: DateOrder | null,
): SettledLater {
  const dateOrder: Record<string, DateOrder> = {};
  const swapRepair: Record<string, boolean> = {};
  const questions: Question[] = [];
  const proofs: Proof[] = [];
  for (const profile of columns) {
    const { heading, dates } = profile;
    const found = dates.find();
    const proven = found.state === 'proven' ? found.order : occurredOrder;
    const order = settings.dateOrder?.[heading] ?? proven;
    if (order === null) continue;
    dateOrder[heading] = order;
    const swap = settleSwap(profile, order, settings);
    swapRepair[heading] = swap.value ?? false;
    if (swap.question) questions.push(swap.question);
    if (swap.proof) proofs.push(swap.proof);
  }
  return { dateOrder, swapRepair, questions, proofs };
}
