import {
  Handle,
  Position,
  ReactFlow,
  useEdgesState,
  useNodesState,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { createRoot } from 'react-dom/client';

/**
 * React Flow as its own examples have it: hook state, one node type, everything mounted. The map is the same as the
 * one the bench loads into Throughline: read from `map.json`, touchpoints as nodes, paths as edges.
 */
type OwnMap = {
  stages: { id: string; position: { x: number; y: number } }[];
  touchpoints: { id: string; name: string; stage: string | null; position: { x: number; y: number } }[];
  paths: { id: string; from: string; to: string }[];
};

const nodeTypes = { card: Card };

function Card({ data }: NodeProps<Node<{ name: string }>>) {
  return (
    <div className="card">
      <Handle type="target" position={Position.Left} />
      {data.name}
      <Handle type="source" position={Position.Right} />
    </div>
  );
}

function Peer({ nodes: first, edges: links }: { nodes: Node[]; edges: Edge[] }) {
  const [nodes, , onNodesChange] = useNodesState(first);
  const [edges, , onEdgesChange] = useEdgesState(links);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      panOnScroll
      minZoom={0.05}
      defaultViewport={{ x: 0, y: 0, zoom: 1 }}
    />
  );
}

const map = (await (await fetch('/map.json')).json()) as OwnMap;
const stageById = new Map(map.stages.map((stage) => [stage.id, stage.position]));
const nodes = map.touchpoints.map((touchpoint): Node => {
  const origin = (touchpoint.stage && stageById.get(touchpoint.stage)) || { x: 0, y: 0 };
  return {
    id: touchpoint.id,
    type: 'card',
    position: { x: origin.x + touchpoint.position.x, y: origin.y + touchpoint.position.y },
    data: { name: touchpoint.name },
  };
});
const edges = map.paths.map((path): Edge => ({ id: path.id, source: path.from, target: path.to }));
createRoot(document.getElementById('root')!).render(<Peer nodes={nodes} edges={edges} />);
