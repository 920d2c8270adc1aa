import type { SeededRandom } from '#base/seededRandom.ts';
import { failureModes } from '../journey/failureModes.ts';
import type { Category } from './category.ts';

/** What the help desk did with a contact and knows about who wrote; text in every cell, as an export gives it. */
export type Handling = {
  readonly region: string;
  readonly customerType: string;
  readonly status: string;
  /** Minutes; empty = nobody has answered yet. */
  readonly firstReply: string;
  /** Hours; empty = not solved yet. */
  readonly solvedAfter: string;
  readonly reopened: string;
  /** What the customer's words blame, as the desk's agents tick it; empty = they did not say. */
  readonly blamed: string;
};

const regions = ['North', 'East', 'South', 'West'];
const customerTypes = ['First order', 'Returning', 'Returning', 'Club member'];

/** Minutes until somebody answers, usual ones: a call is answered at once, a letter is not. */
const usualReply: Readonly<Record<string, number>> = { phone: 4, chat: 7, app: 190, mail: 640, social: 95 };
/** From here on the desk is short of people; see the note on the map. */
const strained = [
  { from: '2025-12-10', to: '2026-01-10', factor: 2.4 },
  { from: '2026-06-01', to: '2026-10-31', factor: 1.5 },
];
const lastDays = '2026-10-17';

/** The handling of one contact; a customer keeps region and kind, whenever they write. */
export function handlingOf(
  row: { readonly createdAt: string; readonly channel: string; readonly customer: string },
  category: Category,
  random: SeededRandom,
): Handling {
  const day = row.createdAt.slice(0, 10);
  const customer = Number(row.customer.slice(2)) || 0;
  const strain = strained.find(({ from, to }) => from <= day && day <= to)?.factor ?? 1;
  const replyMinutes = Math.max(1, Math.round((usualReply[row.channel] ?? 300) * strain * spread(random)));
  const solvedHours = (replyMinutes / 60 + hardness(category) * spread(random)) * strain;
  const isOpen = random.chance(day >= lastDays ? 0.45 : 0.04);
  const isUnanswered = isOpen && random.chance(0.3);
  return {
    region: row.customer === '' ? '' : (regions[customer % regions.length] ?? ''),
    customerType: row.customer === '' ? '' : (customerTypes[Math.floor(customer / 7) % 4] ?? ''),
    status: isOpen ? 'Open' : 'Solved',
    firstReply: isUnanswered ? '' : String(replyMinutes),
    solvedAfter: isOpen ? '' : solvedHours.toFixed(1),
    reopened: String(random.chance(reopenedShare(category)) ? 1 + Number(random.chance(0.2)) : 0),
    blamed: blamed(category, random),
  };
}

/** A factor around 1 with a long tail: most are usual, some take ten times as long. */
function spread(random: SeededRandom): number {
  const drawn = random.next();
  return 0.35 + 0.6 / (1.08 - drawn);
}

/** Hours of work that a contact of this kind usually takes: what cost customers much takes long to mend. */
function hardness({ minutes: [low, high] }: Category): number {
  return 3 + (low + high) / 12;
}

function reopenedShare({ failureMode }: Category): number {
  return failureMode === null ? 0.03 : 0.03 + 0.012 * severityOf(failureMode);
}

function severityOf(mode: string): number {
  return failureModes.find(({ id }) => id === mode)?.severity ?? 3;
}

function blamed({ failureMode }: Category, random: SeededRandom): string {
  const causes = Object.entries(failureModes.find(({ id }) => id === failureMode)?.perceivedCause ?? {});
  if (causes.length === 0 || !random.chance(0.7)) return '';
  return causes[random.weighted(causes.map(([, weight]) => weight))]?.[0] ?? '';
}
