import { commit, mapOf, useMap, useSession, useView } from '#actions/session.ts';
import { addDepartment } from '#domain/edits/addDepartment.ts';
import { setOwner, type OwnedThing } from '#domain/edits/setOwner.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { nounOf } from '#domain/map/structure.ts';
import { ComboBox } from '../controls/ComboBox.tsx';
import { Dialog } from '../controls/Dialog.tsx';
import { useDepartmentChoices } from './useDepartmentChoices.tsx';

/** O, type, Enter: gives everything selected one owner. */
export function OwnerPicker({ typed }: { readonly typed: string }) {
  const session = useSession();
  const choices = useDepartmentChoices();
  const selection = useView((view) => view.selection);
  const map = useMap((each) => each);
  const things = ownedThings(map, selection);
  const close = () => session.view.setState({ panel: { kind: 'none' } });
  const own = (department: string, added: ReturnType<typeof addDepartment> = []) => {
    const now = mapOf(session);
    commit(session, [...added, ...things.flatMap((thing) => setOwner(now, thing, department))]);
    close();
  };
  const addAndOwn = (name: string) => {
    const id = session.newId();
    own(id, addDepartment(mapOf(session), { id, name }));
  };
  return (
    <Dialog title={`Who answers for ${wordsFor(map, things)}?`} size="small" onClose={close}>
      <ComboBox
        aria-label="Owner"
        placeholder="Type a department"
        choices={choices}
        value={null}
        typed={typed}
        onChange={(id) => own(id)}
        onNew={addAndOwn}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- reason: opened by a key in order to type at once
        autoFocus
      />
    </Dialog>
  );
}

function ownedThings(map: JourneyMap, ids: ReadonlySet<string>): readonly OwnedThing[] {
  return [...ids].flatMap((id) => {
    const noun = nounOf(map, id);
    return noun === null || noun === 'notes' ? [] : [{ noun, id }];
  });
}

function wordsFor(map: JourneyMap, things: readonly OwnedThing[]): string {
  const [only] = things;
  if (!only || things.length > 1) return `${things.length} things`;
  return `“${map[only.noun].get(only.id)?.name || 'this'}”`;
}
