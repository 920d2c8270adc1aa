import { z } from 'zod';
import { callerOf } from '#document/callerOf.ts';
import type { Person } from '#document/presence.ts';
import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import { callApi } from '../callApi.ts';

/** `later`: nobody decided yet; the same act is sent again. `refused`: sending it again would be refused again. */
export type SendOutcome =
  { readonly outcome: 'done' | 'later' } | { readonly outcome: 'refused'; readonly problem: string };

const problemSchema = z.object({ detail: z.string() });

/**
 * Sends one act of a person to the server. The same act twice is carried out once, so a lost answer does no harm. It
 * says whose act it is: should somebody else have come in with this browser meanwhile, the server refuses it.
 */
export async function sendAct(
  mapId: string,
  command: TalkCommand,
  by: Pick<Person, 'id' | 'name'>,
): Promise<SendOutcome> {
  const { method, path, body } = requestOf(command);
  try {
    const response = await callApi(`/maps/${encodeURIComponent(mapId)}${path}`, {
      method,
      headers: {
        'throughline-person': callerOf(by),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return { outcome: 'done' };
    // Signed out, too fast, or a server in trouble: neither says anything about the act.
    if ([401, 408, 429].includes(response.status) || response.status >= 500) return { outcome: 'later' };
    const problem = problemSchema.safeParse(await response.json()).data?.detail;
    return { outcome: 'refused', problem: problem ?? 'The server refused this.' };
  } catch {
    // No answer, or one that is not ours: an expected state of a live editor.
    return { outcome: 'later' };
  }
}

type Request = { readonly method: string; readonly path: string; readonly body?: object };

function requestOf(command: TalkCommand): Request {
  const { act } = command;
  switch (command.do) {
    case 'comment': {
      const { on, text, mentions } = command;
      return { method: 'POST', path: '/comments', body: { id: act, on, text, mentions } };
    }
    case 'edit': {
      const { comment, text, mentions } = command;
      return { method: 'PATCH', path: `/comments/${comment}`, body: { act, text, mentions } };
    }
    case 'delete':
      return { method: 'DELETE', path: `/comments/${command.comment}?act=${act}` };
    case 'restore':
      return { method: 'POST', path: `/comments/${command.comment}/restore`, body: { act } };
    case 'resolve':
    case 'reopen':
      return {
        method: 'PATCH',
        path: `/threads/${command.thread}`,
        body: { act, isResolved: command.do === 'resolve' },
      };
  }
}
