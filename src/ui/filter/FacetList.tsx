import { useState } from 'react';
import { Button } from '../controls/Button.tsx';
import type { Facet } from './facetOf.ts';
import styles from './FilterPanel.module.css';

type Props = {
  readonly facet: Facet;
  /** The values that are to be kept; none = no filter. */
  readonly onChange: (wanted: readonly string[]) => void;
};

const shortList = 5;

/** The values of one dimension to tick, each with its count; none ticked = all count. */
export function FacetList({ facet: { title, values }, onChange }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? values : values.filter(({ isChosen }, index) => isChosen || index < shortList);
  const rest = values.length - shown.length;
  const toggle = (value: string) =>
    onChange(values.filter((each) => each.isChosen !== (each.value === value)).map((each) => each.value));
  return (
    <fieldset className={styles.facet}>
      <legend className={styles.title}>{title}</legend>
      {shown.map(({ value, name, count, isChosen }) => (
        <label key={value} className={styles.value}>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={() => toggle(value)}
            className={styles.box}
            aria-label={`${name}, ${count.toLocaleString()}`}
          />
          <span className={styles.name}>{name}</span>
          <span className={styles.count}>{count.toLocaleString()}</span>
        </label>
      ))}
      {rest > 0 ? (
        <Button look="plain" onPress={() => setWhole(true)}>
          Show {rest} more
        </Button>
      ) : null}
    </fieldset>
  );
}
