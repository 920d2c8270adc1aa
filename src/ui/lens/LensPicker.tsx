import { ChevronDown, Layers } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { Button } from 'react-aria-components';
import { useSession, useView } from '#actions/session.ts';
import { lenses } from '#domain/lenses/lenses.ts';
import { firstPaint } from '#view/firstPaint.ts';
import field from '../controls/Field.module.css';
import styles from './LensPicker.module.css';

// Not part of a map's first paint.
const LensSelect = lazy(async () => {
  await firstPaint;
  return { default: (await import('./LensSelect.tsx')).LensSelect };
});

/** What colours the map, for this person only. */
export function LensPicker() {
  return (
    <Suspense fallback={<StandIn />}>
      <LensSelect />
    </Suspense>
  );
}

/** Looks the same until the list's code has come; asked for before, the list opens as soon as that is here. */
function StandIn() {
  const { view } = useSession();
  const lens = useView((state) => state.lens);
  const name = lens === 'none' ? 'No lens' : lenses[lens].name;
  return (
    <div className={styles.picker}>
      <Button
        aria-label={`${name} Lens`}
        aria-haspopup="listbox"
        className={field.trigger ?? ''}
        onPress={() => view.setState({ lensList: 'open' })}
      >
        <Layers size={16} aria-hidden />
        <span className={`${field.value} ${styles.value}`}>{name}</span>
        <ChevronDown size={16} aria-hidden />
      </Button>
    </div>
  );
}
