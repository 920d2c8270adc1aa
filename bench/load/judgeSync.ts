import { cursorPeople, type CrowdRow } from './crowdRounds.ts';

const ours = 'Throughline';

/** The bars of the sync bench, each with what was measured and whether it holds. */
export function judgeSync(rows: readonly CrowdRow[]): string[] {
  const sizes = [...new Set(rows.filter(({ what }) => what === 'edits').map(({ people }) => people))];
  return [...sizes.flatMap((people) => judgeEdits(rows, people)), ...judgeCursors(rows)];
}

function figure(
  rows: readonly CrowdRow[],
  what: string,
  server: string,
  people: number,
  name: string,
): number {
  const row = rows.find((one) => one.what === what && one.server === server && one.people === people);
  return Number(row?.[name]);
}

function judgeEdits(rows: readonly CrowdRow[], people: number): string[] {
  const peers = [...new Set(rows.map(({ server }) => server))].filter((server) => server !== ours);
  const best = (name: string) =>
    Math.min(...peers.map((server) => figure(rows, 'edits', server, people, name)));
  const own = (name: string) => figure(rows, 'edits', ours, people, name);
  const total = (server: string) =>
    figure(rows, 'edits', server, people, 'rest MB') + figure(rows, 'edits', server, people, 'more MB');
  return [
    judged(`${people} people, p95 beside the faster peer`, own('p95 ms') / best('p95 ms'), 1.25, '×'),
    judged(`${people} people, memory they take`, own('more MB') / best('more MB'), 1, '×'),
    judged(`${people} people, the whole process`, total(ours) / Math.min(...peers.map(total)), 1, '×'),
  ];
}

function judgeCursors(rows: readonly CrowdRow[]): string[] {
  const own = (name: string) => figure(rows, 'cursors', ours, cursorPeople, name);
  return [
    judged(`${cursorPeople} people's cursors, share of a core`, own('core %'), 20, ' %'),
    judged(`${cursorPeople} people's cursors, p95`, own('p95 ms'), 80, ' ms'),
  ];
}

function judged(what: string, got: number, most: number, unit: string): string {
  const value = Math.round(got * 100) / 100;
  return `${value <= most ? '✓' : '✗'} ${what}: ${value}${unit}, at most ${most}${unit}`;
}
