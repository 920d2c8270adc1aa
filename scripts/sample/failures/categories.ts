import type { Category } from './category.ts';
import { delivering } from './delivering.ts';
import { discovering } from './discovering.ts';
import { helping } from './helping.ts';
import { installing } from './installing.ts';
import { ordering } from './ordering.ts';
import { returning } from './returning.ts';

export const totalFailures = 5_000;

/** What is left to the total: the loudest category takes it, so that the sum stays round when another one changes. */
const remainder = 'late-delivery';

export const categories: readonly Category[] = fillUp([
  ...discovering,
  ...ordering,
  ...delivering,
  ...installing,
  ...helping,
  ...returning,
]);

function fillUp(drafts: readonly Category[]): Category[] {
  const others = drafts.filter((draft) => draft.id !== remainder);
  const rest = totalFailures - others.reduce((sum, { count }) => sum + count, 0);
  return drafts.map((draft) => (draft.id === remainder ? { ...draft, count: rest } : draft));
}
