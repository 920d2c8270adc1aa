import type { TalkCommand } from '#domain/talk/talkCommand.ts';
import { toast } from '#view/toasting.ts';
import type { Session } from '../session.ts';

type Said = TalkCommand & { readonly do: 'comment' };

/** Says something: on a thing or a spot, or in a thread. Resolves with the comment's id once it is kept here. */
export async function say(session: Session, said: Omit<Said, 'do' | 'act'>): Promise<string> {
  const act = session.newId();
  await session.talk.act({ do: 'comment', act, ...said });
  return act;
}

export function reword(session: Session, comment: string, text: string, mentions: string[]): Promise<void> {
  return session.talk.act({ do: 'edit', act: session.newId(), comment, text, mentions });
}

/** Deletes a comment; the toast brings it back. Never the map's own undo. */
export async function deleteComment(session: Session, comment: string): Promise<void> {
  await session.talk.act({ do: 'delete', act: session.newId(), comment });
  toast(session.view, {
    tone: 'info',
    text: 'Comment deleted.',
    action: {
      label: 'Undo',
      run: () => void session.talk.act({ do: 'restore', act: session.newId(), comment }),
    },
  });
}

/** Resolves a thread; the toast opens it again. */
export async function resolveThread(session: Session, thread: string): Promise<void> {
  await session.talk.act({ do: 'resolve', act: session.newId(), thread });
  toast(session.view, {
    tone: 'info',
    text: 'Thread resolved.',
    action: { label: 'Open it again', run: () => void reopenThread(session, thread) },
  });
}

export function reopenThread(session: Session, thread: string): Promise<void> {
  return session.talk.act({ do: 'reopen', act: session.newId(), thread });
}
