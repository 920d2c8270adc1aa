import type { Interval } from './interval.ts';

/**
 * Cases by how long they took (or have been open): `ended` of them came to their end at `duration`, `open` were still
 * open then (right-censored). One case a line, or counted in bins.
 */
export type Lasting = { readonly duration: number; readonly ended: number; readonly open: number };

export type WaitQuantile = {
  /** The duration by which that share has ended; null where fewer had ended when last seen. */
  readonly duration: number | null;
  /** 95%; `high` is null where the data does not bound it, and the whole is null where nothing has ended. */
  readonly interval: { readonly low: number; readonly high: number | null } | null;
};

export type Survival = {
  readonly cases: number;
  readonly ended: number;
  readonly median: WaitQuantile;
  readonly p90: WaitQuantile;
  /** The longest duration seen, ended or open: what "longer than" means where a quantile is unknown. */
  readonly longest: number;
};

/** The share still open just after `duration`, with its 95% band. */
type Step = { readonly duration: number; readonly open: number; readonly band: Interval | null };

const z = 1.959964;

/**
 * Median and p90 of a duration when some cases are still open: S(t) = Π(1 − dᵢ/nᵢ), quantile q = the smallest t with
 * S(t) ≤ 1 − q; its interval is where the log-log band of S (Greenwood's variance) crosses 1 − q.
 * Unit: that of the durations. Range: durations and counts ≥ 0, at least one case; else null.
 * Source: Kaplan & Meier 1958, JASA 53; Brookmeyer & Crowley 1982, Biometrics 38 (log-log form: Kalbfleisch & Prentice).
 */
export function kaplanMeier(lasting: readonly Lasting[]): Survival | null {
  const sound = lasting.every(
    ({ duration, ended, open }) => duration >= 0 && Number.isFinite(duration) && ended >= 0 && open >= 0,
  );
  const present = lasting.filter(({ ended, open }) => ended + open > 0);
  const cases = present.reduce((sum, line) => sum + line.ended + line.open, 0);
  if (!sound || !(cases > 0) || !Number.isFinite(cases)) return null;
  const steps = stepsOf(present, cases);
  return {
    cases,
    ended: present.reduce((sum, line) => sum + line.ended, 0),
    median: quantile(steps, 0.5),
    p90: quantile(steps, 0.9),
    longest: present.reduce((most, { duration }) => Math.max(most, duration), 0),
  };
}

function stepsOf(lasting: readonly Lasting[], cases: number): Step[] {
  const steps: Step[] = [];
  let atRisk = cases;
  let open = 1;
  let greenwood = 0;
  const sorted = lasting.toSorted((a, b) => a.duration - b.duration);
  for (let i = 0; i < sorted.length;) {
    const duration = sorted[i]?.duration ?? 0;
    let ended = 0;
    let left = 0;
    for (; i < sorted.length && sorted[i]?.duration === duration; i++) {
      ended += sorted[i]?.ended ?? 0;
      left += sorted[i]?.open ?? 0;
    }
    if (ended > 0) {
      open *= 1 - ended / atRisk;
      greenwood += ended / (atRisk * (atRisk - ended));
      steps.push({ duration, open: ended === atRisk ? 0 : open, band: bandOf(open, greenwood) });
    }
    atRisk -= ended + left;
  }
  return steps;
}

/** Without a band at the very end: where nobody is left open the variance of log S is not known. */
function bandOf(open: number, greenwood: number): Interval | null {
  if (!(open > 0 && open < 1) || !Number.isFinite(greenwood)) return null;
  const half = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(open));
  return { low: open ** Math.exp(half), high: open ** Math.exp(-half) };
}

/** Shares are products of fractions: what equals 1 − q on paper may miss it by rounding. */
const rounding = 1e-9;

function quantile(steps: readonly Step[], q: number): WaitQuantile {
  const reached = (share: number) => share <= 1 - q + rounding;
  const duration = steps.find(({ open }) => reached(open))?.duration ?? null;
  const low = steps.find(({ band, open }) => reached(band?.low ?? open))?.duration ?? null;
  const high = steps.find(({ band }) => band !== null && reached(band.high))?.duration ?? null;
  return { duration, interval: low === null ? null : { low, high } };
}
