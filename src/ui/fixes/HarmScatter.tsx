import { scaleSqrt } from 'd3-scale';
import { Button } from 'react-aria-components';
import { useSession } from '#actions/session.ts';
import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import styles from './HarmScatter.module.css';
import { openPlace } from './openPlace.ts';
import { rangeWords } from './rangeWords.ts';
import type { Board } from './useWhatToFix.ts';

type Drawn = HarmLine & { readonly harm: ThreePoint };

/** Share of the width that is kept at the right for failure modes that nobody has priced a fix for. */
const unpricedFrom = 88;
const mostLabels = 8;

/**
 * Yearly harm against the cost to fix, on square-root axes so that small and large fit one picture. Above the line a
 * year's harm is more than the cost. The table beneath says the same in words, for keyboard and screen reader.
 */
export function HarmScatter({ board: { ranked, words } }: { readonly board: Board }) {
  const drawn = ranked.harms.flatMap((line): Drawn[] => {
    const { harm } = line.yearly;
    return harm === null ? [] : [{ ...line, harm }];
  });
  const hidden = ranked.harms.length - drawn.length;
  if (drawn.length === 0) return null;
  const mostHarm = Math.max(1, ...drawn.map(({ harm }) => harm.high));
  const mostCost = Math.max(1, ...drawn.map(({ costToFix }) => costToFix ?? 0));
  const x = scaleSqrt([0, mostCost], [0, unpricedFrom - 4]).nice();
  const y = scaleSqrt([0, mostHarm], [100, 0]).nice();
  const dots = withLabels(
    drawn.map((line) => ({
      line,
      left: line.costToFix === null ? (unpricedFrom + 100) / 2 : x(line.costToFix),
      top: y(line.harm.likely),
    })),
  );
  const end = Math.min(x.domain()[1] ?? 0, y.domain()[1] ?? 0);
  return (
    <figure className={styles.figure} aria-label="Harm a year against cost to fix">
      <span className={styles.yName}>Harm a year</span>
      <div className={styles.plot}>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lines} aria-hidden>
          {spread(y.ticks(5), y, 9).map((tick) => (
            <line key={tick} x1={0} x2={100} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          ))}
          <line x1={x(0)} y1={y(0)} x2={x(end)} y2={y(end)} className={styles.even} />
          <line x1={unpricedFrom} x2={unpricedFrom} y1={0} y2={100} className={styles.grid} />
          {dots.map(({ line: { mode, harm }, left }) => (
            <line
              key={mode.id}
              x1={left}
              x2={left}
              y1={y(harm.low)}
              y2={y(harm.high)}
              className={styles.range}
            />
          ))}
        </svg>
        {spread(y.ticks(5), y, 9).map((tick) => (
          <span key={tick} className={styles.yTick} style={{ top: `${y(tick)}%` }} aria-hidden>
            {words.money(tick)}
          </span>
        ))}
        {spread(x.ticks(5), x, 12).map((tick) => (
          <span key={tick} className={styles.xTick} style={{ left: `${x(tick)}%` }} aria-hidden>
            {words.money(tick)}
          </span>
        ))}
        <span className={styles.unpriced} style={{ left: `${unpricedFrom}%` }} aria-hidden>
          No fix priced
        </span>
        {dots.map(({ line, left, top, label }) => (
          <Dot
            key={line.mode.id}
            line={line}
            left={left}
            top={top}
            label={label}
            words={`${words.money(line.harm.likely)} a year (${rangeWords(line.harm, words)}); ${line.costToFix === null ? 'no fix priced' : `${words.money(line.costToFix)} to fix`}`}
          />
        ))}
      </div>
      <figcaption className={styles.xName}>
        Cost to fix. Above the dashed line a year’s harm is more than the cost.
        {hidden === 0 ? '' : ` ${hidden} not drawn: harm unknown.`}
      </figcaption>
    </figure>
  );
}

type DotProps = {
  readonly line: Drawn;
  readonly left: number;
  readonly top: number;
  readonly label: 'shown' | 'hidden';
  readonly words: string;
};

function Dot({ line: { mode, place }, left, top, label, words }: DotProps) {
  const session = useSession();
  const name = mode.name || 'Unnamed failure mode';
  return (
    <WithTooltip text={`${name}: ${words}`}>
      <Button
        aria-label={`${name}: ${words}`}
        excludeFromTabOrder
        onPress={() => (place === null ? undefined : openPlace(session, place))}
        className={styles.dot ?? ''}
        style={{ left: `${left}%`, top: `${top}%` }}
      >
        {label === 'shown' ? (
          <span className={styles.label} data-side={left > 55 ? 'left' : 'right'}>
            {name}
          </span>
        ) : null}
      </Button>
    </WithTooltip>
  );
}

type Placed = { readonly line: Drawn; readonly left: number; readonly top: number };

/** The most harmful get their name beside the dot, as long as it would not lie on a name that is there already. */
function withLabels(dots: readonly Placed[]): readonly (Placed & Pick<DotProps, 'label'>)[] {
  const named: Placed[] = [];
  return dots.map((dot) => {
    const isFree = named.every(
      (other) => Math.abs(other.top - dot.top) > 6 || Math.abs(other.left - dot.left) > 24,
    );
    const isNamed = isFree && named.length < mostLabels;
    if (isNamed) named.push(dot);
    return { ...dot, label: isNamed ? 'shown' : 'hidden' };
  });
}

/** Ticks that are at least `apart` percent from the one before: square roots crowd them near zero. */
function spread(ticks: readonly number[], at: (tick: number) => number, apart: number): readonly number[] {
  const kept: number[] = [];
  for (const tick of ticks.toReversed()) {
    const before = kept.at(-1);
    if (before === undefined || Math.abs(at(tick) - at(before)) >= apart) kept.push(tick);
  }
  return kept;
}
