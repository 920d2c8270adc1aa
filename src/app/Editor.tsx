import { useMemo } from 'react';
import { SessionProvider, useSession, useView } from '#actions/session.ts';
import { sessionOfVersion } from '#actions/sessionOfVersion.ts';
import { Canvas } from '#canvas/Canvas.tsx';
import { Shell } from '#ui/shell/Shell.tsx';
import { keepPerson } from './person.ts';
import { go } from './route.ts';

/** The editor of the joined map, or of a version of it: the canvas with everything around it. */
export function Editor() {
  const live = useSession();
  const past = useView(({ looking }) => (looking?.side === 'past' ? looking.past : null));
  const session = useMemo(() => (past === null ? live : sessionOfVersion(live, past)), [live, past]);
  return (
    <SessionProvider value={session}>
      <Shell onOpenMaps={() => go({ at: 'maps' })} onRenamePerson={keepPerson}>
        <Canvas key={past === null ? 'now' : 'past'} />
      </Shell>
    </SessionProvider>
  );
}
