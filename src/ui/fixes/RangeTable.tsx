import type { ThreePoint } from '#domain/analytics/threePoint.ts';
import styles from './Board.module.css';

/** One line of a sum: its name, its range, and how its numbers are written. */
export type RangeRow = readonly [name: string, range: ThreePoint | null, word: (value: number) => string];

/** A sum written out line by line at its low, likely and high end; the unknown is a question mark. */
export function RangeTable({ head, rows }: { readonly head: string; readonly rows: readonly RangeRow[] }) {
  return (
    <table className={styles.sum}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col">Low</th>
          <th scope="col">Likely</th>
          <th scope="col">High</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, range, word]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {(['low', 'likely', 'high'] as const).map((end) => (
              <td key={end}>{range === null ? '?' : word(range[end])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
