import { groupBy } from '#base/groupBy.ts';

type Tab = { readonly client: number; readonly person: { readonly id: string } };

/**
 * One entry for each person other than `me`: of several tabs the one in which they did something last (`lastAct`, the
 * later the higher). Their order stays when they change tabs.
 */
export function peopleOf<T extends Tab>(
  others: readonly T[],
  me: string,
  lastAct: ReadonlyMap<number, number>,
): readonly T[] {
  const actOf = ({ client }: T) => lastAct.get(client) ?? 0;
  const tabs = groupBy(
    others.filter(({ person }) => person.id !== me),
    ({ person }) => person.id,
  );
  return [...tabs.values()].map((own) => own.reduce((best, tab) => (actOf(tab) > actOf(best) ? tab : best)));
}
