import type { Node } from '@xyflow/react';
import type { Note } from '#domain/map/note.ts';
import type { Stage } from '#domain/map/stage.ts';
import type { Touchpoint } from '#domain/map/touchpoint.ts';
import type { OwnerView } from './ownerView.ts';
import type { Reading } from '#domain/lenses/lens.ts';

/** Our things as React Flow's nodes: a cache for drawing, never read as truth. */
export type StageNodeData = {
  readonly stage: Stage;
  readonly owner: OwnerView;
  readonly lens: Reading | null;
  readonly isDropTarget: boolean;
};
export type TouchpointNodeData = {
  readonly touchpoint: Touchpoint;
  readonly owner: OwnerView;
  readonly lens: Reading | null;
  readonly isLinkTarget: boolean;
};
export type NoteNodeData = { readonly note: Note };

export type StageFlowNode = Node<StageNodeData, 'stage'>;
export type TouchpointFlowNode = Node<TouchpointNodeData, 'touchpoint'>;
export type NoteFlowNode = Node<NoteNodeData, 'note'>;
export type FlowNode = StageFlowNode | TouchpointFlowNode | NoteFlowNode;
