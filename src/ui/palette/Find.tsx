import { RectangleHorizontal, Spline, SquareDashed, StickyNote } from 'lucide-react';
import { reveal } from '#actions/reveal.ts';
import { useMap, useSession } from '#actions/session.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { SearchList, type SearchEntry } from './SearchList.tsx';

/** Finds a stage, touchpoint, named path or note by its words, selects it and brings it into sight. */
export function Find({ typed }: { readonly typed: string }) {
  const session = useSession();
  const map = useMap((each) => each);
  const close = () => session.view.setState({ panel: { kind: 'none' } });
  const show = (id: string) => {
    close();
    reveal(session, id);
  };
  const rest = { typed, onChoose: show, onClose: close };
  return <SearchList label="Find on the map" entries={entriesOf(map)} {...rest} />;
}

function entriesOf(map: JourneyMap): readonly SearchEntry[] {
  const nameOf = (department: string | null) => map.departments.get(department ?? '')?.name ?? 'No owner';
  const touchpoints = [...map.touchpoints.values()].map((touchpoint) => ({
    id: touchpoint.id,
    name: touchpoint.name || 'Unnamed touchpoint',
    detail: `${map.stages.get(touchpoint.stage ?? '')?.name ?? 'No stage'} · ${nameOf(touchpoint.accountable)}`,
    icon: <RectangleHorizontal size={16} aria-hidden />,
  }));
  const stages = [...map.stages.values()].map((stage) => ({
    id: stage.id,
    name: stage.name || 'Unnamed stage',
    detail: 'Stage',
    icon: <SquareDashed size={16} aria-hidden />,
  }));
  const paths = [...map.paths.values()]
    .filter(({ name }) => name !== '')
    .map(({ id, name }) => ({ id, name, detail: 'Path', icon: <Spline size={16} aria-hidden /> }));
  const notes = [...map.notes.values()].map(({ id, text }) => ({
    id,
    name: text.slice(0, 80) || 'Empty note',
    detail: 'Note',
    icon: <StickyNote size={16} aria-hidden />,
  }));
  return [...stages, ...touchpoints, ...paths, ...notes];
}
