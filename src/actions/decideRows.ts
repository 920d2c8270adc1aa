import { toast } from '#view/toasting.ts';
import { sendDecision, type RowDecision } from './sendDecision.ts';
import type { Session } from './session.ts';

/**
 * Decides about single rows, over the heads of all rules, and says so with a way back. `said` is the toast's sentence.
 * False where the server did not take it: nothing has changed then, and the reason is shown.
 */
export async function decideRows(
  session: Session,
  rows: readonly string[],
  { decision, said }: { readonly decision: RowDecision; readonly said: string },
): Promise<boolean> {
  const answer = await sendDecision(session.mapId, { rows, ...decision });
  if ('problem' in answer) {
    toast(session.view, { tone: 'problem', text: answer.problem });
    return false;
  }
  const undo = async (): Promise<void> => {
    for (const body of answer.earlier) {
      const undone = await sendDecision(session.mapId, body);
      if ('problem' in undone) toast(session.view, { tone: 'problem', text: undone.problem });
    }
  };
  toast(session.view, { tone: 'info', text: said, action: { label: 'Undo', run: () => void undo() } });
  return true;
}
