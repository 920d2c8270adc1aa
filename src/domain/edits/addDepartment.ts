import { departmentHues, departmentSchema, type Department } from '#domain/map/department.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import { orderAtEnd } from '#domain/map/order.ts';
import type { Change } from './change.ts';

/** A new department in the first hue that no other has. */
export function addDepartment(
  map: JourneyMap,
  wish: { readonly id: string; readonly name: string; readonly kind?: Department['kind'] },
): Change[] {
  const taken = new Set([...map.departments.values()].map((department) => department.hue));
  const free = Array.from({ length: departmentHues }, (_, hue) => hue).find((hue) => !taken.has(hue));
  const record = departmentSchema.parse({
    id: wish.id,
    name: wish.name.trim(),
    kind: wish.kind ?? 'internal',
    hue: free ?? map.departments.size % departmentHues,
    order: orderAtEnd(map.departments.values()),
  });
  return [{ op: 'put', noun: 'departments', record }];
}
