import { Button } from '../controls/Button.tsx';
import { Dialog } from '../controls/Dialog.tsx';

type Props = { readonly onKeep: () => void; readonly onDiscard: () => void };

export function ConfirmDiscard({ onKeep, onDiscard }: Props) {
  const foot = (
    <>
      <Button onPress={onKeep}>Keep it</Button>
      <Button look="danger" onPress={onDiscard}>
        Discard it for good
      </Button>
    </>
  );
  return (
    <Dialog title="Discard this unsaved work?" size="small" role="alertdialog" onClose={onKeep} foot={foot}>
      <p>It is in this browser only, and nowhere else. This cannot be undone.</p>
    </Dialog>
  );
}
