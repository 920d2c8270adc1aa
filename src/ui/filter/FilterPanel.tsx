import { useMemo, type RefObject } from 'react';
import { Dialog as AriaDialog, Popover } from 'react-aria-components';
import { useMap, useNumbers, useSession, useView } from '#actions/session.ts';
import { dayTextSchema, type FailureFilter } from '#domain/failures/failureFilter.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { DraftField } from '../controls/DraftField.tsx';
import popover from '../controls/Popover.module.css';
import { FacetList } from './FacetList.tsx';
import { facetsOf, withWanted } from './facetOf.ts';
import styles from './FilterPanel.module.css';

/** All that failures can be filtered by, with what each choice would show: beside its button, or as a sheet. */
export function FilterPanel({ opener }: { readonly opener: RefObject<HTMLElement | null> }) {
  const { view } = useSession();
  const close = () => view.setState({ facets: 'hidden' });
  if (matchMedia('(width < 640px) or (height < 560px)').matches) {
    return (
      <Dialog title="Filter failures" onClose={close}>
        <Fields />
      </Dialog>
    );
  }
  return (
    <Popover
      isOpen
      triggerRef={opener}
      placement="top end"
      offset={8}
      onOpenChange={close}
      className={`${popover.popover} ${styles.popover}`}
    >
      <AriaDialog aria-label="Filter failures" className={styles.dialog ?? ''}>
        <Fields />
      </AriaDialog>
    </Popover>
  );
}

function Fields() {
  const { view } = useSession();
  const map = useMap((each) => each);
  const filter = useView((state) => state.filter);
  const facets = useNumbers((numbers) => numbers.facets);
  const status = useNumbers((numbers) => numbers.status);
  const shown = useMemo(() => facetsOf(facets, filter, map), [facets, filter, map]);
  const change = (next: FailureFilter) => view.setState({ filter: next });
  return (
    <div className={styles.fields}>
      <div className={styles.days}>
        <DayField label="From" value={filter.from} onKeep={(from) => change({ ...filter, from })} />
        <DayField label="To" value={filter.to} onKeep={(to) => change({ ...filter, to })} />
        <DraftField
          label="Words in the text"
          type="search"
          maxLength={200}
          placeholder="Enter to search"
          value={filter.q}
          onKeep={(q) => change({ ...filter, q: q.trim() })}
        />
      </div>
      <output className={styles.status}>
        {status === 'counting' ? 'Counting…' : 'Each number is what it would show with all else as it is.'}
      </output>
      <div className={styles.facets}>
        {shown.map((facet) => (
          <FacetList
            key={facet.name}
            facet={facet}
            onChange={(wanted) => change(withWanted(filter, facet.name, wanted))}
          />
        ))}
      </div>
    </div>
  );
}

type DayFieldProps = {
  readonly label: string;
  readonly value: string | null;
  readonly onKeep: (day: string | null) => void;
};

/** A day to be typed; empty = open. */
function DayField({ label, value, onKeep }: DayFieldProps) {
  return (
    <DraftField
      label={label}
      type="date"
      value={value ?? ''}
      onKeep={(text) => {
        if (text === '') onKeep(null);
        else if (dayTextSchema.safeParse(text).success) onKeep(text);
      }}
    />
  );
}
