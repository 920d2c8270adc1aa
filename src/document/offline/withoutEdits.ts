import * as Y from 'yjs';

/**
 * What `doc` was before `edits`, as an update: for a tab whose copy another tab forgot. Text that Yjs has collected
 * since stays away; the undo history keeps what was deleted in this tab.
 */
export function withoutEdits(doc: Y.Doc, edits: readonly Uint8Array[]): Uint8Array {
  // Only such a document can be cut at an earlier state.
  const whole = new Y.Doc({ gc: false });
  Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  const { sv, ds } = Y.snapshot(whole);
  for (const edit of edits) {
    // Edits of one client are saved in their order, so that what is not saved is the end of them.
    for (const [client, clock] of Y.parseUpdateMeta(edit).from) {
      sv.set(client, Math.min(clock, sv.get(client) ?? 0));
    }
    for (const [client, holes] of Y.decodeUpdate(edit).ds.clients) {
      ds.clients.set(client, cutOut(ds.clients.get(client) ?? [], holes));
    }
  }
  const before = Y.createDocFromSnapshot(whole, Y.createSnapshot(ds, sv));
  const update = Y.encodeStateAsUpdate(before);
  whole.destroy();
  before.destroy();
  return update;
}

type Ranges = Parameters<typeof Y.createSnapshot>[0]['clients'] extends Map<number, infer R> ? R : never;

function cutOut(ranges: Ranges, holes: Ranges): Ranges {
  return holes.reduce(
    (left, hole) =>
      left.flatMap(({ clock, len }) => {
        const [end, next] = [clock + len, hole.clock + hole.len];
        const [before, after] = [Math.min(end, hole.clock), Math.max(clock, next)];
        return [
          { clock, len: before - clock },
          { clock: after, len: end - after },
        ].filter((range) => range.len > 0);
      }),
    ranges,
  );
}
