import { useCallback } from 'react';
import { useSession } from '#actions/session.ts';
import { loadAudit } from '../data/sharingApi.ts';
import { AuditTable } from './AuditTable.tsx';

/** Who decided what about this map. */
export function AuditList() {
  const { mapId } = useSession();
  return <AuditTable ask={useCallback((signal: AbortSignal) => loadAudit(mapId, signal), [mapId])} />;
}
