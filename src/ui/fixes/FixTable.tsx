import { Pencil } from 'lucide-react';
import type { FixLine } from '#domain/lenses/whatToFix.ts';
import type { Fix } from '#domain/map/fix.ts';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './Board.module.css';
import { PlaceButton } from './PlaceButton.tsx';
import { RangeCell } from './RangeCell.tsx';
import type { Board } from './useWhatToFix.ts';

export const statusNames: Record<Fix['status'], string> = { idea: 'Idea', funded: 'Funded', done: 'Done' };

type Props = { readonly board: Board; readonly onEdit: (fix: string) => void };

/** Open fixes by net benefit in the first year; a name opens the touchpoint where it helps most. */
export function FixTable({ board, onEdit }: Props) {
  const { ranked, words } = board;
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>What to fix first</caption>
        <thead>
          <tr>
            <th scope="col">Fix</th>
            <th scope="col" className={styles.number}>
              Harm avoided a year
            </th>
            <th scope="col" className={styles.number}>
              Cost
            </th>
            <th scope="col" className={styles.number}>
              Net benefit
            </th>
            <th scope="col" className={styles.number}>
              Details
            </th>
          </tr>
        </thead>
        <tbody>
          {ranked.fixes.map((line) => (
            <FixRow key={line.fix.id} line={line} board={board} onEdit={onEdit} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All open fixes together</th>
            <RangeCell range={ranked.allAvoided} words={words} unknown="Unknown" />
            <td colSpan={3} className={styles.note}>
              Fixes of one failure overlap, so together they avoid less than their sum.
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type RowProps = Props & { readonly line: FixLine };

function FixRow({
  line: { fix, place, avoided, cost, net, modes },
  board: { map, words },
  onEdit,
}: RowProps) {
  const name = fix.name || 'Unnamed fix';
  const owner = map.departments.get(fix.accountable ?? '')?.name ?? 'No owner';
  return (
    <tr>
      <th scope="row">
        <PlaceButton place={place} name={name} />
        <small className={styles.small}>
          {statusNames[fix.status]} · {owner}
        </small>
      </th>
      <RangeCell
        range={avoided}
        words={words}
        unknown={modes.length === 0 ? 'Reduces nothing yet' : 'Harm unknown'}
      />
      <RangeCell range={cost} words={words} unknown="Cost unknown" />
      <RangeCell range={net} words={words} unknown="Unknown" />
      <td className={styles.tools}>
        <IconButton label={`Edit ${name}`} onPress={() => onEdit(fix.id)}>
          <Pencil size={16} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}
