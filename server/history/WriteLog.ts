import type * as Y from 'yjs';
import { watchWrites, type WriteSeen } from '#document/watchWrites.ts';
import type { Author } from '#server/access/Author.ts';
import type { WriteRun } from './HistoryCalls.ts';

type Run = { -readonly [K in keyof WriteRun]: WriteRun[K] };

/** What stood there before is kept up to this many letters: a whole thing within its limits is smaller. */
const mostLetters = 65_536;

/** The runs of one map in memory: by thing, then by field; and those that wait for their commit. */
type MapRuns = { readonly open: Map<string, Map<string, Run>>; uncommitted: Set<Run> };

/**
 * Notes who writes what over what, as documents change, and gathers it until somebody takes it: writes of one person
 * to one field within `runMs` are one run, of which only the first value underneath is kept. So are the times that one
 * person puts or removes a whole thing, as long as nobody writes to it in between. What never gets committed is never
 * handed out.
 */
export class WriteLog {
  readonly #authorOf: (origin: unknown) => Author;
  readonly #runMs: number;
  readonly #maps = new Map<string, MapRuns>();
  #ready = new Set<Run>();
  /** Rises over restarts too: a thousand numbers a millisecond are more than there can be writes. */
  #seq = Date.now() * 1_000;

  constructor(authorOf: (origin: unknown) => Author, runMs: number) {
    this.#authorOf = authorOf;
    this.#runMs = runMs;
  }

  /** Watches a document that was just loaded. What an earlier one of this map had not committed is forgotten. */
  follow(mapId: string, doc: Y.Doc): void {
    const runs: MapRuns = { open: new Map(), uncommitted: new Set() };
    this.#maps.set(mapId, runs);
    watchWrites(doc, (write, origin) => this.#note(mapId, runs, write, this.#authorOf(origin)));
    doc.on('destroy', () => {
      if (this.#maps.get(mapId) === runs) this.#maps.delete(mapId);
    });
  }

  committed(mapId: string): void {
    const runs = this.#maps.get(mapId);
    if (runs === undefined) return;
    for (const run of runs.uncommitted) this.#ready.add(run);
    runs.uncommitted = new Set();
  }

  get isEmpty(): boolean {
    return this.#ready.size === 0;
  }

  /** All that was committed since the last time, oldest first. */
  take(): readonly WriteRun[] {
    const taken = [...this.#ready].map((run) => ({ ...run })).toSorted((a, b) => a.seq - b.seq);
    this.#ready = new Set();
    this.#endOldRuns();
    return taken;
  }

  #note(mapId: string, runs: MapRuns, { noun, id, field, before }: WriteSeen, author: Author): void {
    const now = new Date();
    const ofThing = runsOfThing(runs, `${noun}/${id}`, { field, author });
    let run = ofThing.get(field);
    const isOn =
      run?.author.personId === author.personId && now.getTime() - Date.parse(run.firstAt) < this.#runMs;
    if (run === undefined || !isOn) {
      this.#seq += 1;
      const json: string | undefined = JSON.stringify(before());
      const isLost = json !== undefined && json.length > mostLetters;
      const at = now.toISOString();
      const what = { mapId, noun, thing: id, field };
      const kept = isLost ? null : (json ?? null);
      run = { seq: this.#seq, ...what, author, firstAt: at, lastAt: at, before: kept, isLost };
      ofThing.set(field, run);
    }
    run.lastAt = now.toISOString();
    runs.uncommitted.add(run);
  }

  #endOldRuns(): void {
    const since = new Date(Date.now() - this.#runMs).toISOString();
    for (const { open } of this.#maps.values()) {
      for (const [key, ofThing] of open) {
        for (const [field, run] of ofThing) if (run.firstAt < since) ofThing.delete(field);
        if (ofThing.size === 0) open.delete(key);
      }
    }
  }
}

/**
 * The open runs of a thing that a write may go on with. A whole write ends those of all fields, and goes on with a whole
 * one only where nothing else was written since: a field that was, by whomever, would be taken back to what it was
 * before the wrong one of them.
 */
function runsOfThing(
  { open }: MapRuns,
  key: string,
  { field, author }: { readonly field: string; readonly author: Author },
): Map<string, Run> {
  let ofThing = open.get(key) ?? new Map<string, Run>();
  const whole = ofThing.get('');
  if (field === '' && (whole === undefined || ofThing.size > 1)) ofThing = new Map();
  else if (whole !== undefined && whole.author.personId !== author.personId) ofThing.delete('');
  open.set(key, ofThing);
  return ofThing;
}
