import { useSession, useView } from '#actions/session.ts';
import { SidePanel } from '../controls/SidePanel.tsx';
import { Since } from './Since.tsx';
import { Versions } from './Versions.tsx';

/** Versions of the map; or, while one is looked at, what changed since. */
export function HistoryPanel() {
  const { view } = useSession();
  const looking = useView((state) => state.looking);
  const close = () => view.setState({ panel: { kind: 'none' }, looking: null });
  return (
    <SidePanel
      // Another page of the panel: it takes the focus, as whatever had it is gone.
      key={looking?.version}
      title={looking === null ? 'History' : looking.title}
      onClose={close}
    >
      {looking === null ? <Versions /> : <Since looking={looking} />}
    </SidePanel>
  );
}
