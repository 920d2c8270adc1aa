import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { keptMaps } from '#document/offline/keptMaps.ts';
import type { Entered, Seat } from '#domain/sharing/seat.ts';
import { JoinPage } from '#ui/entry/JoinPage.tsx';
import { SetupPage } from '#ui/entry/SetupPage.tsx';
import { SignInPage } from '#ui/entry/SignInPage.tsx';
import { linkToken } from './linkToken.ts';
import { keepPerson, madeUpName, thisPerson } from './person.ts';
import { go, goAnew, type Entry, type Route } from './route.ts';
import { keepSeat, thisSeat } from './seat.ts';

/** The ways in to a server with accounts; where there are none, whoever is here is in already. */
export function EntryPages({ at }: { readonly at: Entry }) {
  const { token, isLost } = useStore(linkToken);
  const [seat, setSeat] = useState<Seat | null>(null);
  const [leaving, setLeaving] = useState<string | null>(null);
  useEffect(() => {
    void thisSeat().then((found) => {
      if (found.mode === 'local') go({ at: 'start' }, 'replace');
      else setSeat(found);
      if (found.kind === 'guest') void titleOf(found.mapId).then(setLeaving);
    });
  }, []);
  return (
    <>
      {at === 'setup' ? <SetupPage token={token} onIn={comeIn} onSignIn={toSignIn} /> : null}
      {at === 'signin' ? <SignInPage onIn={comeIn} onJoin={() => go({ at: 'join' })} /> : null}
      {at === 'join' ? (
        <JoinPage
          key={token}
          token={token}
          isLost={isLost}
          usedName={madeUpName.test(thisPerson().name) ? '' : thisPerson().name}
          seat={seat}
          leaving={leaving}
          onIn={comeIn}
          onSignIn={toSignIn}
        />
      ) : null}
    </>
  );
}

/** Whoever has come in goes on to where they wanted, and the token is of no more use. */
function comeIn({ view, ...seat }: Entered): void {
  const { name, mapId } = seat;
  keepSeat(seat);
  if (name !== null) keepPerson({ ...thisPerson(), name });
  const next: Route = mapId === null ? { at: 'start' } : { at: 'map', id: mapId };
  const query = mapId === null ? '' : (view ?? '');
  if (linkToken.getState().token === '') go(next, 'replace', query);
  else goAnew(next, query);
}

/** What a map of which this browser keeps a copy is called, as it stands in a sentence. */
async function titleOf(id: string | null): Promise<string> {
  const kept = (await keptMaps()).find(({ mapId }) => mapId === id);
  return kept === undefined ? 'a map' : `“${kept.title}”`;
}

function toSignIn(): void {
  go({ at: 'signin' });
}
