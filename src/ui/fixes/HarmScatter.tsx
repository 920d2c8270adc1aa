import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useSession } from '#actions/session.ts';
import type { NumberWords } from '#domain/lenses/numberWords.ts';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';
import { WithTooltip } from '../controls/WithTooltip.tsx';
import { harmPlot, turnAt, unpricedFrom, type HarmDot } from './harmPlot.ts';
import styles from './HarmScatter.module.css';
import { openPlace } from './openPlace.ts';
import { rangeWords } from './rangeWords.ts';
import type { Board } from './useWhatToFix.ts';

/**
 * Yearly harm against cost to fix. Above the dashed line a year's harm is more than the cost. For keyboard and screen
 * reader there is the table beneath, which says and opens the same.
 */
export function HarmScatter({ board: { ranked, words } }: { readonly board: Board }) {
  const { dots, xTicks, yTicks, even, hidden } = useMemo(() => harmPlot(ranked.harms), [ranked]);
  if (dots.length === 0) return null;
  return (
    <figure className={styles.figure} aria-label="Harm a year against cost to fix">
      <span className={styles.yName}>Harm a year</span>
      <div className={styles.plot} aria-hidden>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.lines}>
          {yTicks.map(({ value, at }) => (
            <line key={value} x1={0} x2={100} y1={at} y2={at} className={styles.grid} />
          ))}
          <line x1={0} y1={100} x2={even.left} y2={even.top} className={styles.even} />
          <line x1={unpricedFrom} x2={unpricedFrom} y1={0} y2={100} className={styles.grid} />
          {dots.map(({ line, left, low, high }) => (
            <line key={line.mode.id} x1={left} x2={left} y1={low} y2={high} className={styles.range} />
          ))}
        </svg>
        {yTicks.map(({ value, at }) => (
          <span key={value} className={styles.yTick} style={{ top: `${at}%` }}>
            {words.money(value)}
          </span>
        ))}
        {xTicks.map(({ value, at }) => (
          <span key={value} className={styles.xTick} style={{ left: `${at}%` }}>
            {words.money(value)}
          </span>
        ))}
        <span className={styles.unpriced} style={{ left: `${unpricedFrom}%` }}>
          No fix priced
        </span>
        {dots.map((dot) => (
          <Dot key={dot.line.mode.id} dot={dot} words={words} />
        ))}
      </div>
      <figcaption className={styles.xName}>
        Cost to fix. Above the dashed line a year’s harm is more than the cost. Both axes are logarithmic.
        {hidden === 0 ? '' : ` ${hidden} not drawn: harm unknown.`}
      </figcaption>
    </figure>
  );
}

function Dot({ dot, words }: { readonly dot: HarmDot; readonly words: NumberWords }) {
  const session = useSession();
  const { line, left, top } = dot;
  const said = dotWords(line, words);
  return (
    <WithTooltip text={said}>
      <Button
        aria-label={said}
        excludeFromTabOrder
        onPress={() => (line.place === null ? undefined : openPlace(session, line.place))}
        className={styles.dot ?? ''}
        style={{ left: `${left}%`, top: `${top}%` }}
      >
        {dot.name === 'shown' ? (
          <span className={styles.label} data-side={left > turnAt ? 'left' : 'right'}>
            {nameOf(line)}
          </span>
        ) : null}
      </Button>
    </WithTooltip>
  );
}

function nameOf({ mode }: HarmLine): string {
  return mode.name || 'Unnamed failure mode';
}

function dotWords(line: HarmLine, words: NumberWords): string {
  const { harm } = line.yearly;
  const cost = line.costToFix === null ? 'no fix priced' : `${words.money(line.costToFix)} to fix`;
  if (harm === null) return `${nameOf(line)}: harm unknown, ${cost}`;
  return `${nameOf(line)}: ${words.money(harm.likely)} a year (${rangeWords(harm, words)}), ${cost}`;
}
