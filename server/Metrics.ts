import { closeCodes } from '#document/closeCodes.ts';
import { nouns } from '#domain/map/journeyMap.ts';

type Labels = Readonly<Record<string, string | number>>;

/**
 * Every counter, with the labels that are known beforehand: they stand at 0 from the start, so that the first event is
 * a rise, which an alert sees, and not a series that was not there before. Which routes answer with which status shows.
 */
const counters = {
  throughline_commits_total: [{}],
  throughline_http_requests_total: [],
  throughline_messages_heard_total: [{}],
  throughline_records_set_aside_total: nouns.map((noun) => ({ noun })),
  throughline_rooms_failed_total: [{}],
  throughline_sockets_admitted_total: [{}],
  throughline_sockets_refused_total: Object.values(closeCodes).map((code) => ({ code })),
  throughline_updates_committed_total: [{}],
} satisfies Record<string, readonly Labels[]>;

type Counter = keyof typeof counters;

/** Counters and gauges in Prometheus's text format. Names and labels are ours, never a person's. */
export class Metrics {
  readonly #counts = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();

  constructor() {
    for (const [name, known] of Object.entries<readonly Labels[]>(counters)) {
      for (const labels of known) this.#counts.set(name + toText(labels), 0);
    }
  }

  count(name: Counter, by = 1, labels: Labels = {}): void {
    const key = name + toText(labels);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }

  /** `read` is asked each time the metrics are. */
  gauge(name: string, read: () => number): void {
    this.#gauges.set(name, read);
  }

  toText(): string {
    const lines: string[] = [];
    for (const name of new Set([...this.#counts.keys()].map((key) => key.split('{')[0] ?? key))) {
      lines.push(`# TYPE ${name} counter`);
      for (const [key, value] of this.#counts) {
        if (key === name || key.startsWith(`${name}{`)) lines.push(`${key} ${value}`);
      }
    }
    for (const [name, read] of this.#gauges) lines.push(`# TYPE ${name} gauge`, `${name} ${read()}`);
    return `${lines.join('\n')}\n`;
  }
}

function toText(labels: Labels): string {
  const pairs = Object.entries(labels).map(
    ([key, value]) => `${key}="${String(value).replaceAll(/["\\\n]/g, '_')}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
