import type { RowCounter } from '#view/rowCounter.ts';

const unreachable = 'The server cannot be reached, and the rows are only there.';

/** The rows' counter of a map, started when it is first needed: most looks at a map never need it. */
export function lazyRows(mapId: string): RowCounter {
  let starting: Promise<RowCounter | null> | null = null;
  let started: RowCounter | null = null;
  let isStopped = false;
  const start = async (): Promise<RowCounter | null> => {
    try {
      const { countRows } = await import('#workers/countRows.ts');
      started = isStopped ? null : countRows(mapId);
    } catch {
      // The script itself could not be loaded: the next question tries again.
      starting = null;
    }
    return started;
  };
  const counter = () => (starting ??= start());
  return {
    open: async (revisions) => (await counter())?.open(revisions) ?? false,
    isReady: (revisions) => started?.isReady(revisions) ?? false,
    ask: async (question, revisions, of) =>
      (await counter())?.ask(question, revisions, of) ?? { state: 'failed', problem: unreachable },
    readTallies: async (bytes) => (await counter())?.readTallies(bytes) ?? null,
    stop: () => {
      isStopped = true;
      started?.stop();
    },
  };
}
