import type { Action, ActionGroup } from '#actions/action.ts';
import { keyWords } from '#actions/keyboard.ts';
import { actions } from '#actions/registry.ts';
import { useSession } from '#actions/session.ts';
import { groupBy } from '#base/groupBy.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { Switch } from '../controls/Switch.tsx';
import { changeSetting, useSettings } from '../shell/settings.ts';
import styles from './Help.module.css';

/** What hands do; keys come from the actions themselves. */
const gestures: readonly (readonly [string, string])[] = [
  ['Pan', 'Two-finger scroll, or Space and drag'],
  ['Zoom', 'Pinch, or Ctrl and scroll'],
  ['Select several', 'Drag a box, or Shift and click'],
  ['New touchpoint', 'Double click in a stage'],
  ['Connect', 'Drag from a handle; to empty space it makes the next touchpoint'],
  ['Copy', 'Alt and drag'],
  ['Follow a person', 'Click their avatar; any own move ends it'],
  ['Everything that applies', 'Right click, or press long'],
];

/** Every key and gesture, made from the same list that the keys themselves come from. */
export function Help() {
  const session = useSession();
  const singleKeys = useSettings((settings) => settings.singleKeys);
  const groups = groupBy(
    actions.filter(({ keys }) => keys && keys.length > 0),
    ({ group }) => group,
  );
  return (
    <Dialog
      title="Keys and gestures"
      size="large"
      onClose={() => session.view.setState({ panel: { kind: 'none' } })}
    >
      <div className={styles.setting}>
        <Switch
          isOn={singleKeys === 'on'}
          onChange={(isOn) => changeSetting('singleKeys', isOn ? 'on' : 'off')}
        >
          Single letters are commands
        </Switch>
      </div>
      <div className={styles.columns}>
        <Group name="Gestures" rows={gestures} />
        {[...groups].map(([group, members]) => (
          <Group key={group} name={groupNames[group]} rows={members.map(rowOf)} />
        ))}
      </div>
    </Dialog>
  );
}

const groupNames: Record<ActionGroup, string> = {
  Draw: 'Draw',
  Edit: 'Edit',
  View: 'Look',
  Lens: 'Lenses',
  Map: 'The map',
};

function rowOf(action: Action): readonly [string, string] {
  return [action.name, (action.keys ?? []).map(keyWords).join(' or ')];
}

type GroupProps = { readonly name: string; readonly rows: readonly (readonly [string, string])[] };

function Group({ name, rows }: GroupProps) {
  return (
    <section className={styles.group}>
      <h3 className={styles.name}>{name}</h3>
      <dl>
        {rows.map(([what, how]) => (
          <div key={what} className={styles.row}>
            <dt>{what}</dt>
            <dd className={styles.how}>{how}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
