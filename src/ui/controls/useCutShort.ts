import { useEffectEvent, useLayoutEffect } from 'react';

/**
 * Hands over what stands in a field that is taken away while somebody writes in it; `text` is null where nothing would
 * be lost. As the page changes, before the map is left: then it can still be kept.
 */
export function useCutShort(text: string | null, keep: (text: string) => void): void {
  const cutShort = useEffectEvent(() => {
    if (text !== null) keep(text);
  });
  useLayoutEffect(() => () => cutShort(), []);
}
