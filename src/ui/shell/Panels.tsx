import { lazy, Suspense } from 'react';
import { useSession, useView } from '#actions/session.ts';
import type { ViewState } from '#view/viewStore.ts';
import { firstPaint } from './firstPaint.ts';
import { Loading } from './Loading.tsx';

/** What a key opens is fetched as soon as the map stands, so that it is there when the key is pressed. */
const atHand = {
  palette: () => import('../palette/Palette.tsx'),
  find: () => import('../palette/Find.tsx'),
  help: () => import('../palette/Help.tsx'),
  owner: () => import('../owner/OwnerPicker.tsx'),
};
// A fetch that failed is tried again by the key.
void firstPaint.then(() => Promise.allSettled(Object.values(atHand).map((load) => load())));

const Palette = lazy(async () => ({ default: (await atHand.palette()).Palette }));
const Find = lazy(async () => ({ default: (await atHand.find()).Find }));
const Help = lazy(async () => ({ default: (await atHand.help()).Help }));
const OwnerPicker = lazy(async () => ({ default: (await atHand.owner()).OwnerPicker }));
const FixesBoard = lazy(async () => ({ default: (await import('../fixes/FixesBoard.tsx')).FixesBoard }));

// Not part of the first paint of a map.
const ImportWizard = lazy(async () => {
  const { ImportWizard } = await import('../import/ImportWizard.tsx');
  return { default: ImportWizard };
});

const ExposuresEditor = lazy(async () => ({
  default: (await import('../exposures/ExposuresEditor.tsx')).ExposuresEditor,
}));

const UnsavedWorkDialog = lazy(async () => ({
  default: (await import('../unsaved/UnsavedWorkDialog.tsx')).UnsavedWorkDialog,
}));
const ShareDialog = lazy(async () => ({ default: (await import('../sharing/ShareDialog.tsx')).ShareDialog }));
const AccountDialog = lazy(async () => ({
  default: (await import('../account/AccountDialog.tsx')).AccountDialog,
}));

/** What lies over the canvas, one at a time. */
export function Panels() {
  const kind = useView((view) => view.panel.kind);
  return (
    <Suspense fallback={kind === 'fixes' ? <Loading text="Opening the board" /> : null}>
      <Panel kind={kind} />
    </Suspense>
  );
}

function Panel({ kind }: { readonly kind: ViewState['panel']['kind'] }) {
  const { view } = useSession();
  switch (kind) {
    case 'palette':
      return <Palette />;
    case 'find':
      return <Find />;
    case 'help':
      return <Help />;
    case 'owner':
      return <OwnerPicker />;
    case 'fixes':
      return <FixesBoard />;
    case 'share':
      return <ShareDialog />;
    case 'account':
      return <AccountDialog onClose={() => view.setState({ panel: { kind: 'none' } })} />;
    case 'import':
      return <ImportWizard />;
    case 'exposures':
      return <ExposuresEditor />;
    case 'unsaved':
      return <UnsavedWorkDialog />;
    default:
      return null;
  }
}
