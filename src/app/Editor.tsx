import { Canvas } from '#canvas/Canvas.tsx';
import { Shell } from '#ui/shell/Shell.tsx';
import { keepPerson } from './person.ts';
import { go } from './route.ts';

/** The editor of the joined map: the canvas with everything around it. */
export function Editor() {
  return (
    <Shell onOpenMaps={() => go({ at: 'maps' })} onRenamePerson={keepPerson}>
      <Canvas />
    </Shell>
  );
}
