import { useEffect } from 'react';
import { reveal } from '#actions/reveal.ts';
import { useSession, useView } from '#actions/session.ts';

/** The panel takes room from the canvas: the view moves, so that the place whose rows are shown stays in sight. */
export function useKeptInSight(place: string | null): void {
  const session = useSession();
  const width = useView(({ canvasSize }) => canvasSize.width);
  useEffect(() => {
    if (width > 0 && place !== null) reveal(session, place);
  }, [session, place, width]);
}
