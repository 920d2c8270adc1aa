import { lazy, Suspense } from 'react';
import { useSession, useView } from '#actions/session.ts';
import { firstPaint } from '#view/firstPaint.ts';
import type { ViewState } from '#view/viewStore.ts';
import { Loading } from './Loading.tsx';
import styles from './Shell.module.css';
import { TypedInto } from './TypedInto.tsx';

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

type Kind = ViewState['panel']['kind'];

/** Panels that are opened in order to type, and what their fields say until they are there. */
const typedInto: Partial<Record<Kind, string>> = {
  palette: 'Search commands',
  find: 'Find on the map',
  owner: 'Type a department',
};

/** What lies over the canvas, one at a time. */
export function Panels() {
  const { view } = useSession();
  const kind = useView((each) => each.panel.kind);
  const close = () => view.setState({ panel: { kind: 'none' } });
  const label = typedInto[kind];
  if (label) {
    return (
      <TypedInto key={kind} label={label} onClose={close}>
        {(typed) => <Panel kind={kind} typed={typed} onClose={close} />}
      </TypedInto>
    );
  }
  return (
    <Suspense fallback={kind === 'fixes' ? <OpeningBoard /> : null}>
      <Panel kind={kind} typed="" onClose={close} />
    </Suspense>
  );
}

/** Where the board will stand, so that nothing moves when it is there. */
function OpeningBoard() {
  return (
    <div className={styles.opening}>
      <Loading text="Opening the board" />
    </div>
  );
}

type PanelProps = { readonly kind: Kind; readonly typed: string; readonly onClose: () => void };

function Panel({ kind, typed, onClose }: PanelProps) {
  switch (kind) {
    case 'palette':
      return <Palette typed={typed} />;
    case 'find':
      return <Find typed={typed} />;
    case 'help':
      return <Help />;
    case 'owner':
      return <OwnerPicker typed={typed} />;
    case 'fixes':
      return <FixesBoard />;
    case 'share':
      return <ShareDialog />;
    case 'account':
      return <AccountDialog onClose={onClose} />;
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
