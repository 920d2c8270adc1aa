import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { Loading } from '#ui/shell/Loading.tsx';
import { Notice } from '#ui/shell/Notice.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { MapPage } from './MapPage.tsx';
import { go, routeStore, type Route } from './route.ts';
import { StartPage } from './StartPage.tsx';

// Not part of a map's first paint.
const EntryPages = lazy(async () => ({ default: (await import('./EntryPages.tsx')).EntryPages }));
const MapsPage = lazy(async () => ({ default: (await import('./MapsPage.tsx')).MapsPage }));

/** Which page is shown. */
export function App() {
  const route = useStore(routeStore, (state) => state.route);
  return (
    <ErrorBoundary key={JSON.stringify(route)}>
      <Suspense fallback={<Loading text="Opening" />}>
        <Page route={route} />
      </Suspense>
    </ErrorBoundary>
  );
}

function Page({ route }: { readonly route: Route }) {
  switch (route.at) {
    case 'start':
      return <StartPage />;
    case 'maps':
      return <MapsPage />;
    case 'map':
      return <MapPage id={route.id} />;
    case 'setup':
    case 'signin':
    case 'join':
      return <EntryPages at={route.at} />;
    case 'nowhere':
      return (
        <Notice
          title="There is nothing at this address"
          text="The link may be cut off. Your maps are all in one list."
          actions={[{ name: 'Open the list of maps', run: () => go({ at: 'maps' }) }]}
        />
      );
  }
}
