import type { CommitAbout, Fold, MapKeeper } from '#server/storage/MapKeeper.ts';

/** Where, on an edit's way to the disk, the process dies. */
export const killPoints = ['beforeWrite', 'beforeFsync', 'beforeAck', 'beforeFold', 'afterFold'] as const;
export type KillPoint = (typeof killPoints)[number];

/** The point, and the how-manieth passage of it. `ackFirst` is the wrong build that the harness must catch. */
export type Doom = { readonly point: KillPoint | 'ackFirst'; readonly passage: number };

export function writeDoom({ point, passage }: Doom): string {
  return `${point}:${passage}`;
}

export function parseDoom(text: string): Doom {
  const [name, passage] = text.split(':');
  const point = [...killPoints, 'ackFirst' as const].find((known) => known === name);
  if (point === undefined || !Number.isInteger(Number(passage))) throw new Error(`No such doom: ${text}`);
  return { point, passage: Number(passage) };
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/** A list that does something once all of it was taken: inside SQLite's transaction, before its COMMIT. */
class LastTaken<T> extends Array<T> {
  afterLast: () => void = () => undefined;

  override *[Symbol.iterator](): ArrayIterator<T> {
    for (let n = 0; n < this.length; n++) yield this[n]!;
    this.afterLast();
  }
}

/** A keeper that kills its own process at the chosen passage of the chosen point; SIGKILL lets nothing be tidied. */
export function doomedKeeper(keeper: MapKeeper, { point, passage }: Doom): MapKeeper {
  let passed = 0;
  const pass = (here: Doom['point']) => here === point && ++passed >= passage;
  const append = async (id: string, updates: readonly Uint8Array[], about: CommitAbout) => {
    // Says "on disk" and never writes it: what a build does that acks before its commit, killed in between.
    if (pass('ackFirst')) return 0;
    if (pass('beforeWrite')) die();
    const watched = LastTaken.from(updates) as LastTaken<Uint8Array>;
    watched.afterLast = () => {
      if (pass('beforeFsync')) die();
    };
    const last = await keeper.append(id, watched, about);
    if (pass('beforeAck')) die();
    return last;
  };
  const compact = async (id: string, snapshot: Uint8Array, fold: Fold) => {
    if (pass('beforeFold')) die();
    await keeper.compact(id, snapshot, fold);
    if (pass('afterFold')) die();
  };
  return { ...keeper, append, compact };
}
