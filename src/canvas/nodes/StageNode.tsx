import { NodeResizer, type NodeProps } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import { drawTouchpoint } from '#actions/drawTouchpoint.ts';
import { useMayEdit, useSession } from '#actions/session.ts';
import { select } from '#view/selecting.ts';
import { fillStyle, saysOwner } from '../flow/fillTokens.ts';
import type { StageFlowNode } from '../flow/flowNode.ts';
import { useResizing } from '../gestures/useResizing.ts';
import { LensNumber } from './LensNumber.tsx';
import { NameInPlace } from './NameInPlace.tsx';
import { OwnerButton } from './OwnerButton.tsx';
import look from './StageNode.module.css';

const least = { width: 160, height: 140 };

/** A stage: a light column with its name in the customer's words, its owner and its number; holds touchpoints. */
export const StageNode = memo(function StageNode({ data, selected }: NodeProps<StageFlowNode>) {
  const { stage, owner, lens, isDropTarget } = data;
  const session = useSession();
  const resizing = useResizing(stage.id);
  const mayEdit = useMayEdit();
  const addTouchpoint = () => {
    select(session.view, [stage.id]);
    drawTouchpoint.run(session);
  };
  return (
    <div
      className={look.stage}
      style={lens ? fillStyle(lens.fill) : {}}
      data-fill={lens?.fill.kind ?? 'plain'}
      data-selected={selected || undefined}
      data-drop-target={isDropTarget || undefined}
    >
      <div className={look.head} data-stage-head>
        <NameInPlace
          id={stage.id}
          text={stage.name}
          kind="stage"
          placeholder="Name this stage"
          className={look.name}
        />
        <div className={look.row}>
          <OwnerButton id={stage.id} owner={owner} />
          {lens && !saysOwner(lens.fill) && <LensNumber place={stage.id} reading={lens} />}
        </div>
      </div>
      {mayEdit && (
        <button type="button" tabIndex={-1} className={look.add} onClick={addTouchpoint}>
          <Plus aria-hidden="true" size={16} />
          Touchpoint
        </button>
      )}
      {selected && mayEdit && !stage.locked && (
        <NodeResizer minWidth={least.width} minHeight={least.height} {...resizing} />
      )}
    </div>
  );
});
