import { compareOrder, freshKeys, keyBetween } from '#domain/map/order.ts';
import type { JourneyMap } from '#domain/map/journeyMap.ts';
import type { Rule } from '#domain/map/rule.ts';
import type { Change } from './change.ts';

/** A dataset's rules, the first to be asked first. */
export function rulesInOrder(map: Pick<JourneyMap, 'rules'>, dataset: string): readonly Rule[] {
  return [...map.rules.values()].filter((rule) => rule.dataset === dataset).toSorted(compareOrder);
}

/** Moves a rule so that it is the `index`-th (from 0) of its dataset; nothing where it stands there already. */
export function moveRule(map: JourneyMap, id: string, index: number): Change[] {
  const rule = map.rules.get(id);
  if (rule === undefined) return [];
  const inOrder = rulesInOrder(map, rule.dataset);
  const others = inOrder.filter((each) => each !== rule);
  const target = Math.max(0, Math.min(index, others.length));
  if (inOrder[target] === rule) return [];
  const { order, moved } = placeRule(others, target);
  return [...moved, { op: 'set', noun: 'rules', id, fields: { order } }];
}

/**
 * The key of a rule that is to stand before the `index`-th of others in order. Where there is no room (two inserts at
 * once made equal keys), `moved` gives all the others new keys.
 */
export function placeRule(
  others: readonly Rule[],
  index: number,
): { readonly order: string; readonly moved: Change[] } {
  const order = keyBetween(others[index - 1]?.order ?? null, others[index]?.order ?? null);
  if (order !== null) return { order, moved: [] };
  const keys = freshKeys(others.length + 1);
  const moved = others.map((rule, at): Change => ({
    op: 'set',
    noun: 'rules',
    id: rule.id,
    fields: { order: keys[at < index ? at : at + 1] ?? rule.order },
  }));
  return { order: keys[index] ?? '', moved };
}
