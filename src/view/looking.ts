import type { JourneyMap } from '#domain/map/journeyMap.ts';

/** The version that one person looks at or compares with; the live map goes on meanwhile. */
export type Looking = {
  readonly version: string;
  /** Its name, or when it was kept. */
  readonly title: string;
  readonly past: JourneyMap;
  /** Who last changed what since, by `noun/id`. */
  readonly changedBy: Readonly<Record<string, { readonly name: string; readonly at: string }>>;
  /** Which of the two maps is on the canvas. */
  readonly side: 'past' | 'now';
};
