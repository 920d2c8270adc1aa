import { useMap } from '#actions/session.ts';
import type { Choice } from '../controls/ChoiceItem.tsx';
import { DepartmentDot } from '../departments/DepartmentDot.tsx';

/** The map's departments as choices, but for those in `except`. */
export function useDepartmentChoices(except: readonly string[] = []): readonly Choice[] {
  const departments = useMap((map) => map.departments);
  return [...departments.values()]
    .filter((department) => !except.includes(department.id))
    .map((department) => ({
      id: department.id,
      name: department.name || 'Unnamed department',
      ...(department.kind === 'partner' ? { detail: 'Partner' } : {}),
      icon: <DepartmentDot department={department} />,
    }));
}
