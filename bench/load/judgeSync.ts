import { cursorPeople, type CrowdRow } from './crowdRounds.ts';

const ours = 'Throughline';

/** The bars of the sync bench, each with what was measured and whether it holds. */
export function judgeSync(rows: readonly CrowdRow[]): string[] {
  const sizes = [...new Set(rows.filter(({ what }) => what === 'edits').map(({ people }) => people))];
  return [
    ...sizes.flatMap((people) => judgeEdits(rows, people)),
    ...judgeFurther(rows, Math.min(...sizes), Math.max(...sizes)),
    ...judgeCursors(rows),
  ];
}

function peersIn(rows: readonly CrowdRow[]): string[] {
  return [...new Set(rows.map(({ server }) => server))].filter((server) => server !== ours);
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
  const peers = peersIn(rows);
  const best = (name: string) =>
    Math.min(...peers.map((server) => figure(rows, 'edits', server, people, name)));
  const own = (name: string) => figure(rows, 'edits', ours, people, name);
  return [
    judged(`${people} people, p95 beside the faster peer`, own('p95 ms') / best('p95 ms'), 1.25, '×'),
    judged(`${people} people, memory they take`, own('more MB') / best('more MB'), 1, '×'),
    judged(`${people} people, the whole process`, own('total MB') / best('total MB'), 1, '×'),
  ];
}

/** What each further person takes, whatever the process took for itself. */
function judgeFurther(rows: readonly CrowdRow[], few: number, many: number): string[] {
  if (few === many) return [];
  const total = (server: string, people: number) => figure(rows, 'edits', server, people, 'total MB');
  const each = (server: string) => (1_024 * (total(server, many) - total(server, few))) / (many - few);
  const what = `from ${few} to ${many} people, memory for each`;
  return [judged(what, each(ours), Math.round(Math.min(...peersIn(rows).map(each))), ' kB')];
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
