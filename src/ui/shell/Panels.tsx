import { lazy, Suspense } from 'react';
import { useView } from '#actions/session.ts';
import { OwnerPicker } from '../owner/OwnerPicker.tsx';
import { Find } from '../palette/Find.tsx';
import { Help } from '../palette/Help.tsx';
import { Palette } from '../palette/Palette.tsx';
import { Loading } from './Loading.tsx';

/** Not part of a map's first paint. */
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

/** What lies over the canvas, one at a time. */
export function Panels() {
  const kind = useView((view) => view.panel.kind);
  switch (kind) {
    case 'palette':
      return <Palette />;
    case 'find':
      return <Find />;
    case 'help':
      return <Help />;
    case 'fixes':
      return (
        <Suspense fallback={<Loading text="Opening the board" />}>
          <FixesBoard />
        </Suspense>
      );
    case 'share':
      return (
        <Suspense>
          <ShareDialog />
        </Suspense>
      );
    case 'owner':
      return <OwnerPicker />;
    case 'import':
      return (
        <Suspense>
          <ImportWizard />
        </Suspense>
      );
    case 'exposures':
      return (
        <Suspense>
          <ExposuresEditor />
        </Suspense>
      );
    case 'unsaved':
      return (
        <Suspense>
          <UnsavedWorkDialog />
        </Suspense>
      );
    default:
      return null;
  }
}
