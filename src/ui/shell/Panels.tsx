import { useView } from '#actions/session.ts';
import { OwnerPicker } from '../owner/OwnerPicker.tsx';
import { Find } from '../palette/Find.tsx';
import { Help } from '../palette/Help.tsx';
import { Palette } from '../palette/Palette.tsx';

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
    case 'owner':
      return <OwnerPicker />;
    default:
      return null;
  }
}
