import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useMap, useNumbers, useTallies, useView } from '#actions/session.ts';
import type { LegendEntry, LensResult } from '#domain/lenses/lens.ts';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './Legend.module.css';
import { markSwatch, swatch } from './swatch.ts';

/** What the colours and marks on the map mean, and what the reader must know beside them. */
export function Legend() {
  const result = useNumbers((numbers) => numbers.result);
  // A small screen shows the map first; the legend's head stays and unfolds.
  const [isFolded, setFolded] = useState(() => matchMedia('(width < 640px) or (height < 560px)').matches);
  const isEmpty = useMap((map) => map.stages.size + map.touchpoints.size === 0);
  if (isEmpty) return null;
  if (result === null) return <Missing />;
  const { legend, total } = result;
  return (
    <section className={styles.legend} aria-label="Legend">
      <header className={styles.head}>
        <h2 className={styles.title}>{legend.title}</h2>
        <span className={styles.total} title={total.detail}>
          {total.text}
        </span>
        <IconButton
          label={isFolded ? 'Show the legend' : 'Fold the legend'}
          onPress={() => setFolded(!isFolded)}
        >
          {isFolded ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
        </IconButton>
      </header>
      {isFolded ? null : <Body result={result} />}
    </section>
  );
}

/** A lens that cannot speak says why. While its counts are on their way it is silent. */
function Missing() {
  const hasLens = useView(({ lens }) => lens !== 'none');
  const status = useTallies((tallies) => tallies.status);
  if (!hasLens || status !== 'failed') return null;
  return (
    <section className={styles.legend} aria-label="Legend">
      <p className={styles.remark}>
        The failures’ counts could not be fetched, so the map is shown without them. They come as soon as the
        server can be reached.
      </p>
    </section>
  );
}

function Body({ result: { legend } }: { readonly result: LensResult }) {
  const isScale = legend.entries.every(({ fill }) => fill.kind === 'class');
  // Where nothing is known there is no scale: its steps would be made up.
  const hasScale = legend.entries.some(({ places }) => places > 0);
  const status = useTallies((tallies) => tallies.status);
  return (
    <>
      {isScale ? hasScale && <Scale entries={legend.entries} /> : <Names entries={legend.entries} />}
      {legend.marks.length === 0 ? null : (
        <ul className={styles.marks}>
          {legend.marks.map(({ sample, label, places }) => (
            <li key={sample} className={styles.mark}>
              <span className={styles.box} style={markSwatch(sample)} aria-hidden />
              {label}
              <span className={styles.places}>{places}</span>
            </li>
          ))}
        </ul>
      )}
      {legend.remarks.map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
      {status === 'failed' ? (
        <p className={styles.remark}>The newest counts could not be fetched: these may be old.</p>
      ) : null}
      <p className={styles.explains}>{legend.explains}</p>
    </>
  );
}

/** Seven classes side by side; the value where each begins stands under the edge between two colours. */
function Scale({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ol className={styles.scale}>
      {entries.map(({ fill, label, from, places }) => (
        <li key={label} className={styles.step}>
          <span
            className={styles.color}
            data-middle={isMiddle(fill) || undefined}
            style={swatch(fill)}
            title={`${label}: ${placesWord(places)}`}
            aria-hidden
          />
          <span className={styles.tick} aria-hidden>
            {from}
          </span>
          <span className={styles.spoken}>
            {label}: {placesWord(places)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Of a difference the middle is "neither more nor less": it is marked, for its colour is next to none. */
function isMiddle(fill: LegendEntry['fill']): boolean {
  return fill.kind === 'class' && fill.scale === 'difference' && fill.class === 3;
}

function Names({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={styles.marks}>
      {entries.map(({ fill, label, places }) => (
        <li key={label} className={styles.mark}>
          <span className={styles.box} data-kind={fill.kind} style={swatch(fill)} aria-hidden />
          {label}
          <span className={styles.places}>{places}</span>
        </li>
      ))}
    </ul>
  );
}

function placesWord(places: number): string {
  return places === 1 ? '1 place' : `${places} places`;
}
