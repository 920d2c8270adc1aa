import { Button } from '../controls/Button.tsx';
import styles from './Sharing.module.css';

type Props = {
  /** What happens when it is done. */
  readonly text: string;
  /** The buttons' words: the way back, and what is asked about. */
  readonly back: string;
  readonly verb: string;
  /** It was said yes to, and is being done. */
  readonly isPending: boolean;
  readonly onBack: () => void;
  readonly onYes: () => void;
};

/** Asks, in a line of a list, before something that cannot be taken back. */
export function Question({ text, back, verb, isPending, onBack, onYes }: Props) {
  return (
    <span className={styles.asking}>
      {text}
      <Button
        look="plain"
        // reason: the button that asked is gone, and the focus would jump to the dialog's first one
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onPress={onBack}
      >
        {back}
      </Button>
      <Button look="danger" isPending={isPending} onPress={onYes}>
        {verb}
      </Button>
    </span>
  );
}
