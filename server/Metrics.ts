type Labels = Readonly<Record<string, string | number>>;

/** Counters and gauges in Prometheus's text format. Names and labels are ours, never a person's. */
export class Metrics {
  readonly #counts = new Map<string, number>();
  readonly #gauges = new Map<string, () => number>();

  count(name: string, by = 1, labels: Labels = {}): void {
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
