import type { Department } from '#domain/map/department.ts';
import { initialsOf } from './initialsOf.ts';
import styles from './Departments.module.css';

/** A department's colour with its initials: never colour alone. */
export function DepartmentDot({ department }: { readonly department: Department }) {
  const { hue, kind } = department;
  return (
    <span
      aria-hidden
      className={styles.dot}
      data-kind={kind}
      data-initials={initialsOf(department.name)}
      style={{ background: `var(--department-${hue})`, color: `var(--department-${hue}-text)` }}
    />
  );
}
