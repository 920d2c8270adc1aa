import { Button, Dialog, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components';
import type { Department } from '#domain/map/department.ts';
import popover from '../controls/Popover.module.css';
import { DepartmentDot } from './DepartmentDot.tsx';
import styles from './Departments.module.css';

/** Said aloud; in the order of the tokens --department-0 … --department-11. */
const hueNames = [
  'Blue',
  'Orange',
  'Green',
  'Pink',
  'Sky',
  'Vermilion',
  'Violet',
  'Olive',
  'Wine',
  'Teal',
  'Sand',
  'Grey',
];

type Props = { readonly department: Department; readonly onChange: (hue: number) => void };

/** One of the twelve colour-blind-safe hues. */
export function HuePicker({ department, onChange }: Props) {
  return (
    <DialogTrigger>
      <Button
        aria-label={`Colour of ${department.name || 'the department'}`}
        className={styles.dotButton ?? ''}
      >
        <DepartmentDot department={department} />
      </Button>
      <Popover offset={4} className={popover.popover ?? ''}>
        <Dialog aria-label="Colour">
          <RadioGroup
            aria-label="Colour"
            value={String(department.hue)}
            onChange={(hue) => onChange(Number(hue))}
            className={styles.swatches ?? ''}
          >
            {hueNames.map((name, hue) => (
              <Radio
                key={name}
                value={String(hue)}
                aria-label={name}
                className={styles.swatch ?? ''}
                style={{ background: `var(--department-${hue})` }}
              />
            ))}
          </RadioGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
