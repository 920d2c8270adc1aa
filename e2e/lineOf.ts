import type { Page, WebSocketRoute } from '@playwright/test';
import { closeCodes } from '#document/closeCodes.ts';

/** Stands in the tab's line to the server; the result cuts it for good. */
export async function lineOf(tab: Page): Promise<() => void> {
  const open: WebSocketRoute[] = [];
  let isCut = false;
  const close = (socket: WebSocketRoute) => void socket.close({ code: closeCodes.tryAgain });
  await tab.routeWebSocket(/\/sync\//, (socket) => {
    if (isCut) return close(socket);
    open.push(socket);
    socket.connectToServer();
  });
  return () => {
    isCut = true;
    for (const socket of open) close(socket);
  };
}
