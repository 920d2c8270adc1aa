import { useSession } from '#actions/session.ts';
import { SidePanel } from '../controls/SidePanel.tsx';

/** Instead of rows: why there are none for this person. The server gives them none either. */
export function WordsWithheld() {
  const { view } = useSession();
  return (
    <SidePanel title="Customers’ words" onClose={() => view.setState({ panel: { kind: 'none' } })}>
      <p>
        The failures behind this number are counted, but what customers wrote is not shown to you. Whoever
        shared the map decides that: ask them for a link with customers’ words.
      </p>
    </SidePanel>
  );
}
