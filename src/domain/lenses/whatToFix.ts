import { harmAvoided } from '#domain/analytics/harmAvoided.ts';
import { netBenefit } from '#domain/analytics/netBenefit.ts';
import { pert, type Pert } from '#domain/analytics/pert.ts';
import { threePoint, type ThreePoint } from '#domain/analytics/threePoint.ts';
import type { YearlyHarm } from '#domain/analytics/yearlyHarm.ts';
import type { AssignedFailures } from '#domain/failures/assignFailures.ts';
import type { FailureTables } from '#domain/failures/failureTable.ts';
import type { FailureMode } from '#domain/map/failureMode.ts';
import type { Fix } from '#domain/map/fix.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { datasetsByMode, harmOfMode } from './harmOfMode.ts';

/** What one failure mode does to customers in a year, and what is proposed against it. Money in the map's currency. */
export type HarmLine = {
  readonly mode: FailureMode;
  /** A touchpoint's or path's id; null where it has none or that is gone. */
  readonly place: string | null;
  /** Failures counted under it, without any filter; null where nothing could lead failures there. */
  readonly failures: number | null;
  readonly yearly: YearlyHarm;
  readonly openFixes: readonly Fix[];
  /** Likely cost of its open fixes together, whole, not split over what else they reduce; null where none has one. */
  readonly costToFix: number | null;
};

export type FixLine = {
  readonly fix: Fix;
  readonly modes: readonly FailureMode[];
  /** Where its most harmful failure mode is. */
  readonly place: string | null;
  readonly cost: ThreePoint | null;
  readonly expectedCost: Pert | null;
  /** Harm that it prevents in a year beyond what funded fixes prevent. */
  readonly avoided: ThreePoint | null;
  readonly net: ThreePoint | null;
};

export type WhatToFix = {
  /** Most harmful first; where harm is unknown, by severity, then failures. */
  readonly harms: readonly HarmLine[];
  /** Most net benefit first; then those whose net benefit is unknown; done ones are left out. */
  readonly fixes: readonly FixLine[];
  readonly wholeHarm: ThreePoint | null;
  /** All open fixes together, overlaps combined. */
  readonly allAvoided: ThreePoint | null;
};

/** Harm, cost and net benefit over the whole map, from all failures that were counted (nobody's filter). */
export function whatToFix(map: JourneyMap, whole: AssignedFailures, tables: FailureTables): WhatToFix {
  const open = [...map.fixes.values()].filter((fix) => fix.status !== 'done');
  const byMode = datasetsByMode(map, tables);
  const harms = [...map.failureModes.values()].map((mode): HarmLine => {
    const openFixes = open.filter((fix) => Object.hasOwn(fix.reduces, mode.id));
    const { place, failures, yearly } = harmOfMode(mode, map, {
      whole,
      tables,
      datasets: byMode.get(mode.id),
    });
    return { mode, place, failures, yearly, openFixes, costToFix: likelyCost(openFixes) };
  });
  harms.sort(byHarm);
  const harmByMode = new Map(harms.map(({ mode, yearly }) => [mode.id, yearly.harm]));
  const fixes = open.map((fix) => fixLine(fix, open, harms, harmByMode));
  fixes.sort((a, b) => likely(b.net) - likely(a.net) || likely(b.avoided) - likely(a.avoided));
  return {
    harms,
    fixes,
    wholeHarm: sum(harms.map(({ yearly }) => yearly.harm)),
    allAvoided: harmAvoided(
      harmByMode,
      open.map((fix) => fix.reduces),
    ),
  };
}

function fixLine(
  fix: Fix,
  open: readonly Fix[],
  harms: readonly HarmLine[],
  harmByMode: ReadonlyMap<string, ThreePoint | null>,
): FixLine {
  const funded = open.filter((other) => other.status === 'funded' && other.id !== fix.id);
  const reduced = harms.filter(({ mode }) => Object.hasOwn(fix.reduces, mode.id));
  const cost = costOf(fix);
  const decided = funded.map((other) => other.reduces);
  return {
    fix,
    modes: reduced.map(({ mode }) => mode),
    place: reduced.find(({ place }) => place !== null)?.place ?? null,
    cost,
    expectedCost: cost === null ? null : pert(cost),
    ...netBenefit(harmByMode, fix.reduces, decided, cost),
  };
}

/** A likely cost alone stands for all three: nobody has said how far it may be off. */
function costOf({ costLow, costLikely, costHigh }: Fix): ThreePoint | null {
  return threePoint(costLow ?? costLikely, costLikely, costHigh ?? costLikely);
}

function likelyCost(fixes: readonly Fix[]): number | null {
  const known = fixes.flatMap(({ costLikely }) => costLikely ?? []);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}

function byHarm(a: HarmLine, b: HarmLine): number {
  return (
    likely(b.yearly.harm) - likely(a.yearly.harm) ||
    (b.mode.severity ?? 0) - (a.mode.severity ?? 0) ||
    (b.failures ?? 0) - (a.failures ?? 0)
  );
}

/** Unknown comes last. Not -Infinity: two of them would differ by NaN. */
function likely(range: ThreePoint | null): number {
  return range?.likely ?? -Number.MAX_VALUE;
}

function sum(ranges: readonly (ThreePoint | null)[]): ThreePoint | null {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return null;
  const add = (end: keyof ThreePoint) => known.reduce((total, range) => total + range[end], 0);
  return { low: add('low'), likely: add('likely'), high: add('high') };
}
