import { Zap } from 'lucide-react';
import { chooseOwner } from '#actions/panels.ts';
import { runAction } from '#actions/keyboard.ts';
import { useSession } from '#actions/session.ts';
import { select } from '#view/selecting.ts';
import { ownerWords, type OwnerView } from '../flow/ownerView.ts';
import { DepartmentDot } from './DepartmentDot.tsx';
import look from './OwnerButton.module.css';
import { OwnerChip } from './OwnerChip.tsx';

/** The owner's chip on a card: a click asks who should own it. From further out only its dot is left. */
export function OwnerButton({ id, owner }: { readonly id: string; readonly owner: OwnerView }) {
  const session = useSession();
  const choose = () => {
    select(session.view, [id]);
    runAction(session, chooseOwner);
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={look.button}
      aria-label={`${ownerWords(owner)}: choose the owner`}
      onClick={choose}
    >
      <span className={look.whole}>
        <OwnerChip owner={owner} />
      </span>
      <span className={look.dots} data-state={owner.state} aria-hidden="true">
        <FarSign owner={owner} />
      </span>
    </button>
  );
}

/** What is left of the chip from further out: dots; problems stay as visible as near. */
function FarSign({ owner: { state, departments } }: { readonly owner: OwnerView }) {
  if (state === 'unowned') return 'No owner';
  const [first, second] = departments;
  return (
    <>
      <DepartmentDot department={first} />
      {state === 'contested' && <Zap className={look.bolt} />}
      {(second || state === 'contested') && <DepartmentDot department={second} />}
    </>
  );
}
