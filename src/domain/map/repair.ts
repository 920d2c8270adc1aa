import type { JourneyMap, RecordOf } from './journeyMap.ts';
import { compareOrder, type Ordered } from './order.ts';
import type { Owned } from './owner.ts';

type Records<R> = ReadonlyMap<string, R>;

/**
 * The view of a map that everyone computes alike at reading: dangling links are dropped, orphans re-homed, records
 * sorted by (order, id). Pure, idempotent, independent of arrival order; never written back, for a deleted end may
 * return with an undo. Records that need no repair keep their identity.
 */
export function repair(map: JourneyMap): JourneyMap {
  const stages = each(map.stages, (stage) => repairOwner(map, stage));
  const touchpoints: JourneyMap['touchpoints'] = each(map.touchpoints, (touchpoint) => {
    const owned = repairOwner(map, touchpoint);
    return owned.stage !== null && !map.stages.has(owned.stage) ? { ...owned, stage: null } : owned;
  });
  const paths = each(map.paths, (path) => {
    const joins = map.touchpoints.has(path.from) && map.touchpoints.has(path.to) && path.from !== path.to;
    return joins ? repairOwner(map, path) : null;
  });
  const isPlace = (id: string) => map.touchpoints.has(id) || paths.has(id);
  const failureModes = each(map.failureModes, (mode) => {
    const owned = repairOwner(map, mode);
    return owned.place !== null && !isPlace(owned.place) ? { ...owned, place: null } : owned;
  });
  const rules = each(map.rules, (rule) => {
    const isPlaced = rule.kind === 'matcher' || (rule.place !== null && isPlace(rule.place));
    if (!isPlaced || !map.datasets.has(rule.dataset)) return null;
    const lost = rule.failureMode !== null && !map.failureModes.has(rule.failureMode);
    return lost ? { ...rule, failureMode: null } : rule;
  });
  const fixes = each(map.fixes, (fix) => repairFix(map, repairOwner(map, fix)));
  return {
    meta: map.meta,
    stages: sorted(stages),
    touchpoints: sorted(touchpoints),
    paths: sortedById(paths),
    departments: sorted(map.departments),
    personas: sortedById(map.personas),
    notes: sortedById(map.notes),
    failureModes: sortedById(failureModes),
    fixes: sortedById(fixes),
    datasets: sortedById(map.datasets),
    rules: sorted(rules),
  };
}

function repairOwner<R extends Owned>(map: JourneyMap, record: R): R {
  const isKnown = (id: string) => map.departments.has(id);
  const accountable = record.accountable !== null && isKnown(record.accountable) ? record.accountable : null;
  const kept = record.alsoClaimed.filter(isKnown);
  const alsoClaimed = kept.length === record.alsoClaimed.length ? record.alsoClaimed : kept;
  if (accountable === record.accountable && alsoClaimed === record.alsoClaimed) return record;
  return { ...record, accountable, alsoClaimed };
}

function repairFix(map: JourneyMap, fix: RecordOf<'fixes'>): RecordOf<'fixes'> {
  const entries = Object.entries(fix.reduces);
  const kept = entries.filter(([mode]) => map.failureModes.has(mode));
  return kept.length === entries.length ? fix : { ...fix, reduces: Object.fromEntries(kept) };
}

/** Applies a repair to every record; the same Map comes back where nothing changed. Null drops a record. */
function each<R>(records: Records<R>, mend: (record: R) => R | null): Records<R> {
  let changed = false;
  const mended = new Map<string, R>();
  for (const [id, record] of records) {
    const next = mend(record);
    if (next !== record) changed = true;
    if (next !== null) mended.set(id, next);
  }
  return changed ? mended : records;
}

function sorted<R extends Ordered>(records: Records<R>): Records<R> {
  return inOrder(records, compareOrder);
}

function sortedById<R extends { readonly id: string }>(records: Records<R>): Records<R> {
  return inOrder(records, (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Sorting is skipped where the order already holds: this runs on every flush. */
function inOrder<R extends { readonly id: string }>(
  records: Records<R>,
  compare: (a: R, b: R) => number,
): Records<R> {
  let previous: R | undefined;
  let inPlace = true;
  for (const record of records.values()) {
    if (previous && compare(previous, record) > 0) inPlace = false;
    previous = record;
  }
  if (inPlace) return records;
  return new Map([...records.values()].toSorted(compare).map((record) => [record.id, record]));
}
