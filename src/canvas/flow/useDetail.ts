import { useEffect, useState } from 'react';
import { useView } from '#actions/session.ts';
import { detailAt, type Detail } from './detail.ts';

const restMs = 120;

/**
 * How much is drawn at this zoom. Far out begins and ends at once (mounting thousands of cards would stall the
 * camera); between cards and everything it waits until the camera rests.
 */
export function useDetail(): Detail {
  const zoom = useView((view) => view.viewport.zoom);
  const [settled, setSettled] = useState<Detail>(() => detailAt(zoom, 'full'));
  const now = detailAt(zoom, settled);
  const isFar = now === 'far' || settled === 'far';
  useEffect(() => {
    if (now === settled) return undefined;
    const timer = setTimeout(() => setSettled((before) => detailAt(zoom, before)), isFar ? 0 : restMs);
    return () => clearTimeout(timer);
  }, [zoom, now, settled, isFar]);
  return isFar ? now : settled;
}
