/**
 * One failure as an episode sees it. `problem` is what it is about: its failure mode's id, else its place's. `day` is
 * days since 1970-01-01 in its dataset's calendar, `at` milliseconds UTC. `solvedAt`: when its case was said to be
 * solved; 'untimed' where only its status says so; null = not, or nothing is said.
 */
export interface Contact {
  readonly id: string;
  readonly customer: string;
  readonly problem: string;
  readonly place: string;
  readonly at: number;
  readonly day: number;
  readonly channel: string;
  readonly solvedAt: number | 'untimed' | null;
  readonly reopens: number | null;
}

/** Why a customer had to start anew. */
export const setbacks = ['reopened', 'cameBackAfterSolved', 'changedChannel'] as const;
export type Setback = (typeof setbacks)[number];

/**
 * All contacts of one customer about one problem, each at most `windowDays` after the one before. `days` from the
 * first to the last (0 = all on one day). `setbacks` is empty unless the customer was back at square one.
 */
export interface Episode {
  readonly customer: string;
  readonly problem: string;
  readonly contacts: readonly Contact[];
  readonly channels: readonly string[];
  readonly days: number;
  readonly setbacks: readonly Setback[];
}

/**
 * Joins failures into episodes. The contacts may come in any order; each is in exactly one episode. A customer is back
 * at square one (`setbacks`) where
 * - a case was opened again (`reopens` > 0), or
 * - they came again after a contact was said to be solved (where the time is not told, its status counts), or
 * - they told the same problem again on another channel than the time before; an unknown channel is no change.
 */
export function episodesOf(contacts: readonly Contact[], windowDays: number): readonly Episode[] {
  const sorted = contacts.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const open = new Map<string, Contact[]>();
  const closed: Contact[][] = [];
  for (const contact of sorted) {
    const key = `${contact.customer}\n${contact.problem}`;
    const course = open.get(key);
    if (course !== undefined && contact.day - lastOf(course).day <= windowDays) course.push(contact);
    else {
      const next = [contact];
      open.set(key, next);
      closed.push(next);
    }
  }
  return closed.map(toEpisode);
}

function lastOf(course: readonly Contact[]): Contact {
  const last = course.at(-1);
  if (last === undefined) throw new Error('A course of contacts has at least one.');
  return last;
}

function toEpisode(contacts: readonly Contact[]): Episode {
  const last = lastOf(contacts);
  const first = contacts[0] ?? last;
  return {
    customer: first.customer,
    problem: first.problem,
    contacts,
    channels: [...new Set(contacts.map(({ channel }) => channel).filter((channel) => channel !== ''))],
    days: Math.max(0, last.day - first.day),
    setbacks: setbacks.filter((setback) => happened[setback](contacts)),
  };
}

const happened: Record<Setback, (contacts: readonly Contact[]) => boolean> = {
  reopened: (contacts) => contacts.some(({ reopens }) => (reopens ?? 0) > 0),
  cameBackAfterSolved: (contacts) =>
    contacts.some((contact, index) => {
      const next = contacts[index + 1];
      return next !== undefined && contact.solvedAt !== null && isSolvedBefore(contact.solvedAt, next.at);
    }),
  changedChannel: (contacts) =>
    contacts.some(({ channel }, index) => {
      const before = contacts[index - 1]?.channel ?? '';
      return before !== '' && channel !== '' && channel !== before;
    }),
};

function isSolvedBefore(solvedAt: number | 'untimed', at: number): boolean {
  return solvedAt === 'untimed' || solvedAt <= at;
}
