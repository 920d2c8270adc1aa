import { Pencil, Sigma } from 'lucide-react';
import { useSession } from '#actions/session.ts';
import type { HarmLine } from '#domain/lenses/whatToFix.ts';
import { IconButton } from '../controls/IconButton.tsx';
import styles from './Board.module.css';
import { PlaceButton } from './PlaceButton.tsx';
import { placeName } from '#domain/map/placeName.ts';
import { RangeCell } from './RangeCell.tsx';
import { missingWords } from './rangeWords.ts';
import type { Board } from './useWhatToFix.ts';

type Props = {
  readonly board: Board;
  /** The failure mode whose arithmetic is shown. */
  readonly shown: string | null;
  readonly onShow: (mode: string) => void;
  readonly onEdit: (mode: string) => void;
};

/** Failure modes by what they do to customers in a year; a name opens its touchpoint on the canvas. */
export function HarmTable({ board, shown, onShow, onEdit }: Props) {
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.caption}>What hurts most</caption>
        <thead>
          <tr>
            <th scope="col">Failure mode</th>
            <th scope="col" className={styles.number}>
              Severity
            </th>
            <th scope="col" className={styles.number}>
              Failures
            </th>
            <th scope="col" className={styles.number}>
              Harm a year
            </th>
            <th scope="col" className={styles.number}>
              Cost to fix
            </th>
            <th scope="col" className={styles.number}>
              Details
            </th>
          </tr>
        </thead>
        <tbody>
          {board.ranked.harms.map((line) => (
            <HarmRow
              key={line.mode.id}
              line={line}
              board={board}
              isShown={line.mode.id === shown}
              onShow={onShow}
              onEdit={onEdit}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<Props, 'board' | 'onShow' | 'onEdit'> & {
  readonly line: HarmLine;
  readonly isShown: boolean;
};

function HarmRow({ line, board: { map, words }, isShown, onShow, onEdit }: RowProps) {
  const { mode, failures, yearly } = line;
  const name = mode.name || 'Unnamed failure mode';
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row">
        <PlaceButton place={line.place} name={name} />
        <small className={styles.small}>{placeName(map, line.place)}</small>
      </th>
      <td className={styles.number}>{mode.severity ?? '–'}</td>
      <td className={styles.number}>
        {failures === null ? 'Not counted' : <RowsButton mode={mode.id} count={words.count(failures)} />}
      </td>
      <RangeCell range={yearly.harm} words={words} unknown={`Needs ${missingWords(yearly.missing)}`} />
      <td className={styles.number}>
        {line.costToFix === null ? '–' : words.money(line.costToFix)}
        <small className={styles.small}>{fixesWord(line.openFixes.length)}</small>
      </td>
      <td className={styles.tools}>
        <IconButton label={`Show the arithmetic of ${name}`} isOn={isShown} onPress={() => onShow(mode.id)}>
          <Sigma size={16} aria-hidden />
        </IconButton>
        <IconButton label={`Edit ${name}`} onPress={() => onEdit(mode.id)}>
          <Pencil size={16} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}

/** Opens exactly the rows that are counted under a failure mode. */
function RowsButton({ mode, count }: { readonly mode: string; readonly count: string }) {
  const { view } = useSession();
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={`Show the ${count} failures`}
      onClick={() => view.setState({ panel: { kind: 'modeEvidence', mode } })}
    >
      {count}
    </button>
  );
}

function fixesWord(count: number): string {
  if (count === 0) return 'no fix yet';
  return count === 1 ? '1 fix' : `${count} fixes`;
}
