import { useCallback, useState } from 'react';
import { useMap, useOthers, useSeat, useSession } from '#actions/session.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Tabs } from '../controls/Tabs.tsx';
import { listLinks, listMembers } from '../data/sharingApi.ts';
import { useLoaded } from '../data/useLoaded.ts';
import { AuditList } from './AuditList.tsx';
import { Invitation } from './Invitation.tsx';
import { Links } from './Links.tsx';
import { Members } from './Members.tsx';
import { SharedHere } from './SharedHere.tsx';
import { useMadeLink } from './useMadeLink.ts';

/** Who may open this map, and how: links, people, and what was decided about them. */
export function ShareDialog() {
  const { view } = useSession();
  const { mode, role } = useSeat();
  const title = useMap(({ meta }) => meta.title);
  const [isLarge, setLarge] = useState(false);
  const [made, setMade] = useMadeLink();
  const close = () => view.setState({ panel: { kind: 'none' } });
  if (isLarge && made) {
    return (
      <Dialog title={`Join “${title}”`} size="large" onClose={close}>
        <Invitation link={made} size="screen" onResize={() => setLarge(false)} />
      </Dialog>
    );
  }
  return (
    <Dialog title={`Share “${title}”`} onClose={close}>
      {mode === 'local' ? (
        <SharedHere />
      ) : role === 'admin' ? (
        <Sharing made={made} onMade={setMade} onLarge={() => setLarge(true)} />
      ) : (
        <p>An admin shares this map. Ask the one who gave you the link.</p>
      )}
    </Dialog>
  );
}

type Props = {
  readonly made: ReturnType<typeof useMadeLink>[0];
  readonly onMade: ReturnType<typeof useMadeLink>[1];
  readonly onLarge: () => void;
};

function Sharing({ made, onMade, onLarge }: Props) {
  const { mapId } = useSession();
  const [changes, setChanges] = useState(0);
  const onChanged = () => setChanges((count) => count + 1);
  // Asked again when somebody comes or goes: the lists are as live as the avatars.
  const present = useOthers()
    .map(({ client }) => client)
    .join();
  const askLinks = useCallback((signal: AbortSignal) => listLinks(mapId, signal), [mapId]);
  const askMembers = useCallback((signal: AbortSignal) => listMembers(mapId, signal), [mapId]);
  const when = `${changes} ${present}`;
  const links = useLoaded(askLinks, when);
  const members = useLoaded(askMembers, when);
  const here = members.value?.filter(({ isHere }) => isHere).length;
  return (
    <Tabs
      label="Sharing"
      tabs={[
        {
          id: 'links',
          name: 'Links',
          content: (
            <Links links={links} made={made} onMade={onMade} onLarge={onLarge} onChanged={onChanged} />
          ),
        },
        {
          id: 'people',
          name: here === undefined ? 'People' : `People (${here} here)`,
          content: <Members members={members} onChanged={onChanged} />,
        },
        { id: 'audit', name: 'What happened', content: <AuditList /> },
      ]}
    />
  );
}
