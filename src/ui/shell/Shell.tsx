import { lazy, Suspense, useRef, type ReactNode } from 'react';
import { useView } from '#actions/session.ts';
import type { Person } from '#document/presence.ts';
import { firstPaint } from '#view/firstPaint.ts';
import { FileDrop } from '../import/FileDrop.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { Legend } from '../lens/Legend.tsx';
import { EmptyMap } from '../start/EmptyMap.tsx';
import { FirstRun } from '../start/FirstRun.tsx';
import { Panels } from './Panels.tsx';
import styles from './Shell.module.css';
import { Side } from './Side.tsx';
import { Toasts } from './Toasts.tsx';
import { ToolRail } from './ToolRail.tsx';
import { TopBar } from './TopBar.tsx';
import { UnsavedWorkButton } from './UnsavedWorkButton.tsx';
import { useFirstPaint } from './useFirstPaint.ts';
import { useKeptInSight } from './useKeptInSight.ts';
import { useKeys } from './useKeys.ts';
import { useLegendSize } from './useLegendSize.ts';

// Loaded ahead of its need, after the first paint: once there is something to say the server may be gone.
const LineBanner = lazy(async () => {
  await firstPaint;
  return { default: (await import('../line/LineBanner.tsx')).LineBanner };
});
// Not part of a map's first paint.
const VersionBanner = lazy(async () => ({
  default: (await import('../history/VersionBanner.tsx')).VersionBanner,
}));

const Following = lazy(async () => ({ default: (await import('../people/Following.tsx')).Following }));

type Props = {
  readonly onOpenMaps: () => void;
  readonly onRenamePerson: (person: Person) => void;
  /** The canvas. It has the whole middle, so a panel beside it never hides what is selected. */
  readonly children: ReactNode;
};

/** Everything around the canvas. */
export function Shell({ onOpenMaps, onRenamePerson, children }: Props) {
  useFirstPaint();
  useKeys();
  useKeptInSight();
  const legend = useRef<HTMLDivElement>(null);
  useLegendSize(legend);
  return (
    <div className={styles.shell}>
      <TopBar onOpenMaps={onOpenMaps} onRenamePerson={onRenamePerson} />
      <ToolRail />
      <main className={styles.canvas} aria-label="Map">
        {children}
        <div className={styles.news}>
          <Suspense>
            <LineBanner />
          </Suspense>
          <VersionNews />
          <FollowNews />
          <UnsavedWorkButton />
          <div className={styles.firstRun}>
            <FirstRun />
          </div>
        </div>
        <EmptyMap />
        <div ref={legend} className={styles.legend}>
          <Legend />
        </div>
      </main>
      <div className={styles.brush}>
        <FilterBar />
      </div>
      <Side />
      <Panels />
      <FileDrop />
      <Toasts />
    </div>
  );
}

function VersionNews() {
  const isLooking = useView((view) => view.looking !== null);
  if (!isLooking) return null;
  return (
    <Suspense>
      <VersionBanner />
    </Suspense>
  );
}

function FollowNews() {
  const person = useView((view) => view.following?.person);
  if (person === undefined) return null;
  return (
    <Suspense>
      <Following key={person} person={person} />
    </Suspense>
  );
}
