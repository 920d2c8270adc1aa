import { z } from 'zod';
import { callApi } from './callApi.ts';

/** What somebody decides about rows: where they belong (null = nowhere yet), or that the rules decide again. */
export type RowDecision =
  { readonly place: string | null; readonly mode: string } | { readonly forget: true };

const bodySchema = z.looseObject({ rows: z.array(z.string()) });
const answerSchema = z.object({ earlier: z.array(bodySchema) });
const problemSchema = z.object({ detail: z.string() });

/** Rows with what is decided about them. */
export type DecisionBody = { readonly rows: readonly string[] };

/** `earlier`: bodies that, sent one by one, undo it. `isFinal`: sending it again would be refused again. */
export type DecisionAnswer =
  { readonly earlier: readonly DecisionBody[] } | { readonly problem: string; readonly isFinal: boolean };

/** Tells the server what was decided about rows. Nothing has changed where it answers with a problem. */
export async function sendDecision(mapId: string, body: DecisionBody): Promise<DecisionAnswer> {
  try {
    const response = await callApi(`/maps/${encodeURIComponent(mapId)}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
    const answer = answerSchema.safeParse(json);
    if (response.ok && answer.success) return answer.data;
    const problem = problemSchema.safeParse(json).data?.detail ?? 'The server refused this. Nothing changed.';
    return { problem, isFinal: response.status < 500 };
  } catch {
    // No answer, or one that is not ours: an expected state of a live editor.
    const problem = 'The server cannot be reached, so nothing was moved. Try again when you are online.';
    return { problem, isFinal: false };
  }
}
