import type { Point } from '#domain/map/geometry.ts';
import type { OwnerView } from '../flow/ownerView.ts';
import look from './PathLayer.module.css';

type Props = { readonly at: Point; readonly from: OwnerView; readonly to: OwnerView };

/** Work changes hands here: both departments' dots with a notch between them. */
export function HandOffSign({ at, from, to }: Props) {
  return (
    <g transform={`translate(${at.x} ${at.y})`}>
      <path d="M-20 -10H-4L0 -5L4 -10H20V10H4L0 5L-4 10H-20Z" className={look.sign} />
      <Dot x={-11} owner={from} />
      <Dot x={11} owner={to} />
    </g>
  );
}

function Dot({ x, owner }: { readonly x: number; readonly owner: OwnerView }) {
  const [department] = owner.departments;
  if (!department) return <circle cx={x} r={4.5} className={look.nobody} />;
  const fill = `var(--department-${department.hue})`;
  if (department.kind === 'partner')
    return <rect x={x - 4.5} y={-4.5} width={9} height={9} rx={2} style={{ fill }} />;
  return <circle cx={x} r={4.5} style={{ fill }} />;
}
