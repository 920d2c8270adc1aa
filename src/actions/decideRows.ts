import { z } from 'zod';
import { toast } from '#view/toasting.ts';
import type { Session } from './session.ts';

/** What somebody decides about rows: where they belong (null = nowhere yet), or that the rules decide again. */
export type RowDecision =
  { readonly place: string | null; readonly mode: string } | { readonly forget: true };

const bodySchema = z.looseObject({ rows: z.array(z.string()) });
const answerSchema = z.object({ earlier: z.array(bodySchema) });
const problemSchema = z.object({ detail: z.string() });

type Body = { readonly rows: readonly string[] };

/**
 * Decides about single rows, over the heads of all rules, and says so with a way back. `said` is the toast's sentence.
 * False where the server did not take it: nothing has changed then, and the reason is shown.
 */
export async function decideRows(
  session: Session,
  rows: readonly string[],
  { decision, said }: { readonly decision: RowDecision; readonly said: string },
): Promise<boolean> {
  const answer = await send(session.mapId, { rows, ...decision });
  if ('problem' in answer) {
    toast(session.view, { tone: 'problem', text: answer.problem });
    return false;
  }
  const undo = async (): Promise<void> => {
    for (const body of answer.earlier) {
      const undone = await send(session.mapId, body);
      if ('problem' in undone) toast(session.view, { tone: 'problem', text: undone.problem });
    }
  };
  toast(session.view, { tone: 'info', text: said, action: { label: 'Undo', run: () => void undo() } });
  return true;
}

async function send(
  mapId: string,
  body: Body,
): Promise<{ readonly earlier: readonly Body[] } | { readonly problem: string }> {
  try {
    const response = await fetch(`/api/v1/maps/${encodeURIComponent(mapId)}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
    const answer = answerSchema.safeParse(json);
    if (response.ok && answer.success) return answer.data;
    return {
      problem: problemSchema.safeParse(json).data?.detail ?? 'The server refused this. Nothing changed.',
    };
  } catch {
    // No answer, or one that is not ours: an expected state of a live editor.
    return { problem: 'The server cannot be reached, so nothing was moved. Try again when you are online.' };
  }
}
