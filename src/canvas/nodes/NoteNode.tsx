import { NodeResizer, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useMayEdit } from '#actions/session.ts';
import type { NoteFlowNode } from '../flow/flowNode.ts';
import { useResizing } from '../gestures/useResizing.ts';
import { NameInPlace } from './NameInPlace.tsx';
import look from './NoteNode.module.css';

/** A sticky note for workshop work. */
export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<NoteFlowNode>) {
  const resizing = useResizing(note.id);
  const mayEdit = useMayEdit();
  return (
    <div
      className={look.note}
      style={{ background: `var(--note-${note.tone})` }}
      data-selected={selected || undefined}
    >
      <NameInPlace
        id={note.id}
        text={note.text}
        kind="note"
        placeholder="Write a note"
        className={look.text}
      />
      {selected && mayEdit && !note.locked && <NodeResizer minWidth={80} minHeight={60} {...resizing} />}
    </div>
  );
});
