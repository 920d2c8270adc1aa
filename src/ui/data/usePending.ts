import { useRef, useState } from 'react';

/**
 * A request that is not sent again while it is under way: on a slow line the second click of a double click would make
 * two of what was asked for once. The second is whether it is under way, for the button to rest.
 */
export function usePending<A extends readonly unknown[]>(
  send: (...wish: A) => Promise<unknown>,
): readonly [(...wish: A) => void, boolean] {
  const isUnderWay = useRef(false);
  const [isPending, setPending] = useState(false);
  const sendOnce = async (...wish: A) => {
    // Not the state: a second click may come before it is drawn.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPending(true);
    try {
      await send(...wish);
    } finally {
      isUnderWay.current = false;
      setPending(false);
    }
  };
  return [(...wish) => void sendOnce(...wish), isPending];
}
