type TabMessage = { readonly key: number; readonly update: Uint8Array };

/**
 * The line between tabs of this browser that have the same room open: each tells the others what it wrote itself. What
 * comes before `start` waits.
 */
export function listenToTabs(
  room: string,
  hear: (message: TabMessage) => void,
): { readonly tell: (message: TabMessage) => void; readonly start: () => void; readonly stop: () => void } {
  const channel = new BroadcastChannel(`throughline.copy.${room}`);
  const early: TabMessage[] = [];
  let isStarted = false;
  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (isStarted) hear(data);
    else early.push(data);
  });
  return {
    // oxlint-disable-next-line require-post-message-target-origin -- reason: a BroadcastChannel has no such argument, it never leaves its origin
    tell: (message) => channel.postMessage(message),
    start: () => {
      isStarted = true;
      for (const message of early.splice(0)) hear(message);
    },
    stop: () => channel.close(),
  };
}
