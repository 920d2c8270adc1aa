import type { LabelledRows } from './labelledRows.ts';

/** What each class and the others hold of every feature before any text is read: what occurs once proves little. */
const before = 0.1;
const least = 1e-6;

/**
 * How freely the weight of each feature may move in the machine of class k: proportional to |ln(p / q)|, 1 on average,
 * where p is the feature's share of all TF-IDF that the class's own rows hold, and q its share of what the others hold.
 * After NB-SVM (Wang & Manning 2012), which scales features by the ratio; this is the same as scaling by its root, which
 * leaves more of the decision to the machine.
 */
export function featureFreedom(data: LabelledRows, members: Int32Array): (k: number) => Float64Array {
  const all = heldBy(data, members);
  const allTotal = sum(all);
  return (k) => {
    const own = heldBy(
      data,
      members.filter((row) => data.classOf[row] === k),
    );
    const ownTotal = sum(own);
    const start = before * own.length;
    const usual = Math.log((ownTotal + start) / (allTotal - ownTotal + start));
    const freedom = own.map((weight, feature) => {
      const others = (all[feature] ?? 0) - weight;
      return Math.abs(Math.log((weight + before) / (others + before)) - usual);
    });
    const mean = sum(freedom) / freedom.length;
    return freedom.map((ratio) => (mean > least ? Math.max(ratio / mean, least) : 1));
  };
}

/** How much of each feature some rows hold in all, each row as often as it counts. */
function heldBy({ rows, weightOf }: LabelledRows, some: Int32Array): Float64Array {
  const held = new Float64Array(rows.features);
  for (const row of some) {
    const weight = weightOf[row] ?? 1;
    const end = rows.starts[row + 1] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < end; at++) {
      const feature = rows.indices[at] ?? 0;
      held[feature] = (held[feature] ?? 0) + weight * (rows.values[at] ?? 0);
    }
  }
  return held;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
