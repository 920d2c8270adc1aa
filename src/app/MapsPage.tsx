import { useEffect, useState } from 'react';
import type { Seat } from '#domain/sharing/seat.ts';
import { MapList } from '#ui/maps/MapList.tsx';
import { go } from './route.ts';
import { isStranger, thisSeat } from './seat.ts';

/** The maps of this server, for whom it knows; others are led to its door. */
export function MapsPage() {
  const [seat, setSeat] = useState<Seat | null>(null);
  useEffect(() => {
    void thisSeat().then((found) => {
      if (isStranger(found)) go({ at: 'start' }, 'replace');
      else setSeat(found);
    });
  }, []);
  if (seat === null) return null;
  return (
    <MapList
      isAdmin={seat.role === 'admin'}
      isAccount={seat.kind === 'account'}
      onOpen={(id) => go({ at: 'map', id })}
    />
  );
}
