import { Plus } from 'lucide-react';
import { Button } from '../controls/Button.tsx';
import styles from './Form.module.css';
import { EditorsOnly } from '../controls/EditorsOnly.tsx';

type Props = {
  readonly label: string;
  readonly lines: readonly { readonly id: string; readonly name: string; readonly amount: string }[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly addName: string;
  readonly onAdd: () => void;
};

/** The names at the left of an editor, each with its amount; the chosen one's form stands beside. */
export function LineList({ label, lines, chosen, onChoose, addName, onAdd }: Props) {
  return (
    <nav aria-label={label}>
      <EditorsOnly>
        <div className={styles.add}>
          <Button onPress={onAdd}>
            <Plus size={16} aria-hidden />
            {addName}
          </Button>
        </div>
      </EditorsOnly>
      <ul className={styles.list}>
        {lines.map(({ id, name, amount }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
            >
              <span>{name}</span>
              <span className={styles.amount}>{amount}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
