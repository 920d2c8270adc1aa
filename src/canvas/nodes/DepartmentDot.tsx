import type { Department } from '#domain/map/department.ts';
import look from './OwnerChip.module.css';

/** A department's colour; hollow and dashed for nobody, square for a partner. Never without the name beside it. */
export function DepartmentDot({ department }: { readonly department: Department | undefined }) {
  if (!department) return <span className={`${look.dot} ${look.nobody}`} />;
  const shape = department.kind === 'partner' ? look.square : '';
  return (
    <span className={`${look.dot} ${shape}`} style={{ background: `var(--department-${department.hue})` }} />
  );
}
