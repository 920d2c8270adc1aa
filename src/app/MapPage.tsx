import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { SessionProvider, type Session } from '#actions/session.ts';
import { Loading } from '#ui/shell/Loading.tsx';
import { Notice } from '#ui/shell/Notice.tsx';
import { Editor } from './Editor.tsx';
import { keepRecentMap } from './recentMap.ts';
import { go } from './route.ts';
import { visitMap, type Opening } from './visitMap.ts';

/** One map: opened while it is on the page, left when the page goes elsewhere. */
export function MapPage({ id }: { readonly id: string }) {
  const [tries, setTries] = useState(0);
  return <OpenMap key={tries} id={id} onRetry={() => setTries(tries + 1)} />;
}

function OpenMap({ id, onRetry }: { readonly id: string; readonly onRetry: () => void }) {
  const [opening, setOpening] = useState<Opening>({ at: 'asking' });
  useEffect(() => visitMap(id, setOpening), [id]);
  if (opening.at === 'asking') return <Loading text="Opening the map" />;
  if (opening.at === 'elsewhere') return <Elsewhere {...opening} />;
  if (opening.at === 'refused') return <Refused {...opening} id={id} onRetry={onRetry} />;
  return (
    <SessionProvider key={opening.visit} value={opening.session}>
      <WhenLoaded session={opening.session} />
    </SessionProvider>
  );
}

/** Nothing is drawn before the whole map is here: half a map would look like lost work. */
function WhenLoaded({ session }: { readonly session: Session }) {
  const { isLoaded, link, reason } = useStore(session.connection.store);
  if (isLoaded) return <Editor />;
  if (link === 'ended') {
    return (
      <Notice
        title="This map cannot be opened"
        text={reason ?? 'The server ended the connection.'}
        actions={[toList, reload]}
      />
    );
  }
  const isWaiting = link === 'offline';
  return <Loading text={isWaiting ? 'The server does not answer yet; trying again' : 'Opening the map'} />;
}

const toList = { name: 'Open the list of maps', run: () => go({ at: 'maps' }) };
const reload = { name: 'Reload the page', run: () => location.reload() };

const typeCode = { name: 'Type a code', run: () => go({ at: 'join' }) };

/** A guest joined another map with this browser. */
function Elsewhere({ hasUnsaved }: { readonly hasUnsaved: boolean }) {
  const kept = hasUnsaved ? ' What you typed here and is not saved yet is kept until then.' : '';
  return (
    <Notice
      title="You are on another map now"
      text={`You joined another map with this browser, and a guest is on one map at a time. Open the link to this map again to come back, or type its code.${kept}`}
      actions={[typeCode, { name: 'Open the other map', run: () => go({ at: 'start' }) }]}
    />
  );
}

function Refused(props: {
  readonly id: string;
  readonly status: number | null;
  readonly problem: string;
  readonly onRetry: () => void;
}) {
  const retry = { name: 'Try again', run: props.onRetry };
  if (props.status === 401) {
    // Whoever signs in is led here from the start.
    const signIn = () => (keepRecentMap(props.id), go({ at: 'signin' }));
    return (
      <Notice
        title="You are not signed in"
        text="Open the link to this map again, or type its code. Who has an account here signs in."
        actions={[typeCode, { name: 'Sign in', run: signIn }]}
      />
    );
  }
  if (props.status === 404) {
    return (
      <Notice
        title="There is no such map here"
        text="It may have been deleted, or the link is cut off."
        actions={[toList]}
      />
    );
  }
  return <Notice title="The map cannot be opened" text={props.problem} actions={[retry, toList]} />;
}
