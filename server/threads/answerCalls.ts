import type { MessagePort } from 'node:worker_threads';
import { lowerPriority } from './lowerPriority.ts';
import type { FromThread, ToThread } from './threadMessages.ts';

/** How a thread answers; a call that takes long looks whether it was cancelled, and may tell how far it is (0 to 1). */
export type Answers<Calls extends { readonly [K in keyof Calls]: (wish: never) => unknown }> = {
  readonly [K in keyof Calls]: (
    wish: Parameters<Calls[K]>[0],
    isCancelled: () => boolean,
    tellShare: (share: number) => void,
  ) => ReturnType<Calls[K]> | Promise<ReturnType<Calls[K]>>;
};

/**
 * The thread's end of `ThreadCalls`: calls begin in the order in which they come. When it is asked to close, what is
 * under way counts as cancelled and is answered before `close` runs and the port closes. What is heavy is asked of
 * threads, so they give way to the edits.
 */
export function answerCalls<Calls extends { readonly [K in keyof Calls]: (wish: never) => unknown }>(
  port: MessagePort,
  answers: Answers<Calls>,
  close: () => void,
): void {
  lowerPriority();
  const cancelled = new Set<number>();
  const running = new Set<Promise<void>>();
  let isClosing = false;
  const say = (message: FromThread): void => port.postMessage(message, []);

  const answer = async ({ id, name, wish }: Extract<ToThread<Calls>, { kind: 'call' }>): Promise<void> => {
    const isCancelled = (): boolean => isClosing || cancelled.has(id);
    const tellShare = (share: number): void => say({ kind: 'share', id, share });
    try {
      const asked = wish as Parameters<Calls[keyof Calls]>[0];
      say({ kind: 'answer', id, answer: await answers[name](asked, isCancelled, tellShare) });
    } catch (error) {
      say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
    } finally {
      cancelled.delete(id);
    }
  };

  const end = async (): Promise<void> => {
    isClosing = true;
    await Promise.all(running);
    close();
    port.close();
  };

  port.on('message', (message: ToThread<Calls>) => {
    switch (message.kind) {
      case 'call': {
        const done = answer(message).finally(() => running.delete(done));
        running.add(done);
        return;
      }
      case 'cancel':
        cancelled.add(message.id);
        return;
      case 'close':
        void end();
    }
  });
}
