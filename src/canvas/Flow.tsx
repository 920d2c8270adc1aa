import { ReactFlow } from '@xyflow/react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useSession, useView } from '#actions/session.ts';
import { maxZoom, minZoom, type Viewport } from '#view/viewStore.ts';
import { createFlowNodes } from './flow/createFlowNodes.ts';
import { createPathViews } from './flow/createPathViews.ts';
import type { Detail } from './flow/detail.ts';
import { useScene } from './flow/useScene.ts';
import { NoteNode } from './nodes/NoteNode.tsx';
import { StageNode } from './nodes/StageNode.tsx';
import { TouchpointNode } from './nodes/TouchpointNode.tsx';
import { Minimap } from './overview/Minimap.tsx';
import { OverviewCanvas } from './overview/OverviewCanvas.tsx';
import { CommentMarks } from './overlays/CommentMarks.tsx';
import { GestureLayer } from './overlays/GestureLayer.tsx';
import { PathLayer } from './paths/PathLayer.tsx';

// Not part of a map's first paint.
const OthersLayer = lazy(async () => ({
  default: (await import('./overlays/OthersLayer.tsx')).OthersLayer,
}));
const VersionMarks = lazy(async () => ({
  default: (await import('./overlays/VersionMarks.tsx')).VersionMarks,
}));

const nodeTypes = { stage: StageNode, touchpoint: TouchpointNode, note: NoteNode };
const middleButton = [1];
const leftAndMiddle = [0, 1];
const noKey = null;

/** React Flow with our settings: it mounts what we hand it and moves the camera; everything else is ours. */
export function Flow({ detail }: { readonly detail: Detail }) {
  const { view, presence } = useSession();
  const viewport = useView((state) => state.viewport);
  const tool = useView((state) => state.tool);
  const isLooking = useView((state) => state.looking !== null);
  const isAlone = useStore(presence.others, ({ others }) => others.length === 0);
  const scene = useScene(detail === 'far');
  const [toNodes] = useState(createFlowNodes);
  const [toPaths] = useState(createPathViews);
  const nodes = useMemo(() => toNodes(scene), [toNodes, scene]);
  const paths = useMemo(() => toPaths(scene), [toPaths, scene]);
  const overlays = useMemo(
    () => (
      <>
        <PathLayer views={paths} />
        <GestureLayer />
        <CommentMarks offsets={scene.offsets} detail={detail} />
        {isAlone ? null : (
          <Suspense>
            <OthersLayer offsets={scene.offsets} />
          </Suspense>
        )}
        {isLooking ? (
          <Suspense>
            <VersionMarks />
          </Suspense>
        ) : null}
      </>
    ),
    [paths, scene.offsets, detail, isAlone, isLooking],
  );
  const onViewportChange = useMemo(() => (next: Viewport) => view.setState({ viewport: next }), [view]);
  return (
    <>
      {detail === 'far' && <OverviewCanvas scene={scene} />}
      <ReactFlow
        aria-label="Journey map"
        nodes={nodes}
        nodeTypes={nodeTypes}
        viewport={viewport}
        onViewportChange={onViewportChange}
        minZoom={minZoom}
        maxZoom={maxZoom}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        elementsSelectable={false}
        elevateNodesOnSelect={false}
        disableKeyboardA11y
        panOnScroll
        panOnScrollSpeed={1}
        panOnDrag={tool === 'hand' ? leftAndMiddle : middleButton}
        zoomOnScroll={false}
        zoomOnDoubleClick={false}
        zoomActivationKeyCode={noKey}
        selectionKeyCode={noKey}
        multiSelectionKeyCode={noKey}
        deleteKeyCode={noKey}
        proOptions={{ hideAttribution: true }}
      >
        {overlays}
      </ReactFlow>
      <Minimap readings={scene.lensByPlace} />
    </>
  );
}
