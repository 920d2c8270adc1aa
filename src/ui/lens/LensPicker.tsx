import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { chooseLens } from '#actions/chooseLens.ts';
import { keyWords } from '#actions/keyboard.ts';
import { useSession, useView } from '#actions/session.ts';
import { lenses, lensNames } from '#domain/lenses/lenses.ts';
import type { LensId } from '#view/viewStore.ts';
import { Select } from '../controls/Select.tsx';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import styles from './LensPicker.module.css';

const choices: readonly { readonly id: LensId; readonly name: string; readonly detail: string }[] = [
  ...lensNames.map((id) => ({ id, name: lenses[id].name, detail: lenses[id].measures })),
  { id: 'none', name: 'No lens', detail: 'The journey without numbers' },
];

/** What colours the map, for this person only. Buttons where there is room for them, else a list. */
export function LensPicker() {
  const { view } = useSession();
  const lens = useView((state) => state.lens);
  const choose = (id: LensId) => view.setState({ lens: id });
  return (
    <div className={styles.picker}>
      <ToggleButtonGroup
        aria-label="Lens"
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[lens]}
        onSelectionChange={(keys) => choose([...keys][0] as LensId)}
        className={styles.segments ?? ''}
      >
        {choices.map(({ id, name, detail }) => (
          <WithTooltip key={id} text={detail} keys={keysOf(id)}>
            <ToggleButton id={id} className={styles.segment ?? ''}>
              {name}
            </ToggleButton>
          </WithTooltip>
        ))}
      </ToggleButtonGroup>
      <div className={styles.list}>
        <Select aria-label="Lens" choices={choices} value={lens} onChange={choose} />
      </div>
    </div>
  );
}

function keysOf(id: LensId): string | undefined {
  const binding = chooseLens.find((action) => action.id === `lens-${id}`)?.keys?.[0];
  return binding && keyWords(binding);
}
